import { CircleAlert, CircleCheck, MailCheck } from "lucide-react";
import type { ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { Link } from "@/i18n/navigation";

const icons = {
  done: <CircleCheck className="size-9 stroke-[1.5] text-success-mark" aria-hidden />,
  sent: <MailCheck className="size-9 stroke-[1.5] text-primary-text" aria-hidden />,
  failed: <CircleAlert className="size-9 stroke-[1.5] text-danger-mark" aria-hidden />,
};

type AuthOutcomeProps = {
  kind: keyof typeof icons;
  title: string;
  children: ReactNode;
  /** Where to go now. */
  next?: { href: string; label: string };
  extra?: ReactNode;
};

/** What a form or a link led to, in place of the form. Announced, because the page did not change. */
export function AuthOutcome({ kind, title, children, next, extra }: AuthOutcomeProps) {
  return (
    <div role="status" className="flex flex-col items-start gap-2">
      {icons[kind]}
      <h1 className="mt-2 text-2xl font-semibold">{title}</h1>
      <p className="text-base text-pretty break-words text-muted-foreground">{children}</p>
      {next && (
        <Button asChild size="lg" className="mt-4">
          <Link href={next.href}>{next.label}</Link>
        </Button>
      )}
      {extra && <div className="mt-4">{extra}</div>}
    </div>
  );
}
