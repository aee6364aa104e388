"use client";

import { Ellipsis } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { MoreSheet, type MoreSheetProps } from "@/components/shell/more-sheet";
import type { NavItem } from "@/components/shell/types";
import { useActiveNav } from "@/components/shell/use-active-nav";
import { CountBadge } from "@/components/ui/badge";
import { Link } from "@/i18n/navigation";
import { cn } from "@/lib/utils";

const phoneSlots = 4;

type BottomBarProps = Omit<MoreSheetProps, "open" | "onOpenChange" | "nav"> & {
  nav: readonly NavItem[];
  counts?: Readonly<Record<string, number>>;
  className?: string;
};

const slot =
  "relative flex h-14 w-full flex-col items-center justify-center gap-0.5 text-2xs font-medium text-muted-foreground focus-visible:-outline-offset-2 aria-[current=page]:text-primary-text [&_svg]:size-5 [&_svg]:stroke-[1.75]";

/** Four destinations and the rest, for the thumb. */
export function BottomBar({ nav, counts, className, ...props }: BottomBarProps) {
  const t = useTranslations("shell");
  const [open, setOpen] = useState(false);
  const activeId = useActiveNav(nav);
  const first = nav.filter((item) => item.onPhone).slice(0, phoneSlots);
  const rest = nav.filter((item) => !first.includes(item));
  return (
    <>
      <nav
        aria-label={t("mainNavigation")}
        className={cn("shrink-0 border-t bg-canvas safe-bottom", className)}
      >
        <ul className="grid auto-cols-fr grid-flow-col">
          {first.map((item) => (
            <li key={item.id}>
              <Link
                href={item.href}
                aria-current={item.id === activeId ? "page" : undefined}
                className={slot}
              >
                {item.icon}
                <span className="max-w-full truncate px-1">{item.label}</span>
                <CountBadge
                  count={counts?.[item.id] ?? 0}
                  className="absolute top-1.5 left-[calc(50%+4px)]"
                />
              </Link>
            </li>
          ))}
          <li>
            <button
              type="button"
              aria-haspopup="dialog"
              aria-expanded={open}
              aria-current={rest.some((item) => item.id === activeId) ? "page" : undefined}
              onClick={() => setOpen(true)}
              className={slot}
            >
              <Ellipsis aria-hidden />
              {t("more")}
            </button>
          </li>
        </ul>
      </nav>
      <MoreSheet open={open} onOpenChange={setOpen} nav={rest} {...props} />
    </>
  );
}
