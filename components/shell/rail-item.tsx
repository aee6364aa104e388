"use client";

import { useTranslations } from "next-intl";
import { ShortcutKeys } from "@/components/shell/shortcut-keys";
import type { NavItem } from "@/components/shell/types";
import { CountBadge } from "@/components/ui/badge";
import { Tooltip } from "@/components/ui/tooltip";
import { Link } from "@/i18n/navigation";

type RailItemProps = { item: NavItem; count: number; active: boolean; pinned: boolean };

export function RailItem({ item, count, active, pinned }: RailItemProps) {
  const t = useTranslations("shell");
  const tip = (
    <>
      {item.label}
      {item.goKey && <ShortcutKeys keys={`g ${item.goKey}`} />}
    </>
  );
  return (
    <Tooltip content={tip} side="right" disabled={pinned}>
      <Link
        href={item.href}
        aria-current={active ? "page" : undefined}
        className="relative flex h-9 items-center gap-3 rounded-md px-2.5 text-sm font-medium text-muted-foreground transition-colors hover:bg-accent hover:text-foreground aria-[current=page]:bg-primary-soft aria-[current=page]:text-primary-text pointer-coarse:h-11 [&_svg]:size-5 [&_svg]:shrink-0 [&_svg]:stroke-[1.75]"
      >
        {item.icon}
        <span className="min-w-0 flex-1 truncate group-data-[pinned=false]/rail:sr-only">{item.label}</span>
        <CountBadge
          count={count}
          aria-hidden
          className="group-data-[pinned=false]/rail:absolute group-data-[pinned=false]/rail:top-0.5 group-data-[pinned=false]/rail:left-5.5 group-data-[pinned=false]/rail:h-4 group-data-[pinned=false]/rail:min-w-4 group-data-[pinned=false]/rail:ring-2 group-data-[pinned=false]/rail:ring-canvas"
        />
        {count > 0 && <span className="sr-only">{t("waiting", { count })}</span>}
      </Link>
    </Tooltip>
  );
}
