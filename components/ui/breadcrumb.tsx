import { ChevronRight } from "lucide-react";
import { useTranslations } from "next-intl";
import { Fragment } from "react";
import { Link } from "@/i18n/navigation";
import { cn } from "@/lib/utils";

export type Crumb = { label: string; href?: string };

/** The last crumb is the page itself. */
export function Breadcrumb({ items, className }: { items: readonly Crumb[]; className?: string }) {
  const t = useTranslations("common");
  return (
    <nav data-slot="breadcrumb" aria-label={t("breadcrumb")} className={cn("min-w-0", className)}>
      <ol className="flex min-w-0 items-center gap-1 text-sm text-muted-foreground">
        {items.map((item, index) => {
          const last = index === items.length - 1;
          return (
            <Fragment key={`${item.href ?? ""}${item.label}`}>
              <li className={cn("min-w-0", last ? "truncate font-medium text-foreground" : "shrink-0")}>
                {item.href && !last ? (
                  <Link href={item.href} className="touch-target rounded-sm hover:text-foreground">
                    {item.label}
                  </Link>
                ) : (
                  <span aria-current={last ? "page" : undefined}>{item.label}</span>
                )}
              </li>
              {!last && <ChevronRight aria-hidden className="size-3.5 shrink-0 opacity-60" />}
            </Fragment>
          );
        })}
      </ol>
    </nav>
  );
}
