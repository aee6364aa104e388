import { ArrowRight } from "lucide-react";
import type { ReactNode } from "react";
import { Link } from "@/i18n/navigation";

type HomeSectionProps = {
  id: string;
  title: string;
  count?: number;
  more?: { href: string; label: string };
  children: ReactNode;
};

export function HomeSection({ id, title, count, more, children }: HomeSectionProps) {
  return (
    <section aria-labelledby={id} className="flex min-w-0 flex-col gap-1.5" data-testid={id}>
      <div className="flex min-h-7 items-baseline gap-2">
        <h2 id={id} className="text-lg font-semibold">
          {title}
        </h2>
        {count !== undefined && count > 0 && (
          <span className="text-sm text-muted-foreground num">{count}</span>
        )}
        {more && (
          <Link
            href={more.href}
            className="touch-target ml-auto inline-flex items-center gap-1 rounded-sm text-sm font-medium text-primary-text underline-offset-4 hover:underline [&_svg]:size-3.5"
          >
            {more.label}
            <ArrowRight aria-hidden />
          </Link>
        )}
      </div>
      {children}
    </section>
  );
}

export const homeRow =
  "flex min-h-14 items-center gap-3 rounded-md px-2 py-2 -mx-2 hover:bg-accent/60 focus-visible:-outline-offset-2";
