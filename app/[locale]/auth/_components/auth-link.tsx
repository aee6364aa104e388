import type { ReactNode } from "react";
import { Link } from "@/i18n/navigation";

export function AuthLink({ href, children }: { href: string; children: ReactNode }) {
  return (
    <Link
      href={href}
      className="touch-target rounded-sm font-medium text-primary-text underline-offset-4 hover:underline"
    >
      {children}
    </Link>
  );
}

/** The other way in, under a form. */
export function AuthAlternative({
  question,
  href,
  children,
}: {
  question: string;
  href: string;
  children: ReactNode;
}) {
  return (
    <p className="mt-6 text-sm text-muted-foreground">
      {question} <AuthLink href={href}>{children}</AuthLink>
    </p>
  );
}
