"use client";

import { PanelLeftClose, PanelLeftOpen } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import {
  OrganizationSwitcher,
  type OrganizationSwitcherProps,
} from "@/components/shell/organization-switcher";
import { railCookie, railCookieMaxAgeSeconds } from "@/components/shell/rail-cookie";
import { RailItem } from "@/components/shell/rail-item";
import type { NavItem } from "@/components/shell/types";
import { useActiveNav } from "@/components/shell/use-active-nav";
import { useShortcuts } from "@/components/shell/use-shortcuts";
import { IconButton } from "@/components/ui/icon-button";
import { cn } from "@/lib/utils";

type RailProps = OrganizationSwitcherProps & {
  nav: readonly NavItem[];
  counts?: Readonly<Record<string, number>>;
  initiallyPinned: boolean;
  className?: string;
};

/** 56 px of icons that opens to 220 px and remembers it. */
export function Rail({ nav, counts, initiallyPinned, className, ...organization }: RailProps) {
  const t = useTranslations("shell");
  const [pinned, setPinned] = useState(initiallyPinned);
  const activeId = useActiveNav(nav);
  const toggle = () => {
    setPinned(!pinned);
    rememberPinned(!pinned);
  };
  useShortcuts([{ keys: "[", run: toggle }]);

  const itemsAt = (place: "start" | "end") =>
    nav
      .filter((item) => (item.place ?? "start") === place)
      .map((item) => (
        <li key={item.id}>
          <RailItem
            item={item}
            count={counts?.[item.id] ?? 0}
            active={item.id === activeId}
            pinned={pinned}
          />
        </li>
      ));

  return (
    <aside
      data-slot="rail"
      data-pinned={pinned}
      className={cn(
        "group/rail flex w-14 shrink-0 flex-col border-r bg-canvas transition-[width] duration-160 data-[pinned=true]:w-55",
        className,
      )}
    >
      <div className="flex h-12 shrink-0 items-center px-1.5 [&>*]:flex-1">
        <OrganizationSwitcher {...organization} />
      </div>
      <nav
        aria-label={t("mainNavigation")}
        className="scrollbar-none flex min-h-0 flex-1 flex-col justify-between gap-4 overflow-y-auto px-2 py-2"
      >
        <ul className="flex flex-col gap-0.5">{itemsAt("start")}</ul>
        <ul className="flex flex-col gap-0.5">{itemsAt("end")}</ul>
      </nav>
      <div className="border-t px-3 py-2">
        <IconButton
          label={pinned ? t("closeRail") : t("openRail")}
          shortcut="["
          side="right"
          aria-expanded={pinned}
          onClick={toggle}
          className="text-muted-foreground aria-expanded:bg-transparent aria-expanded:hover:bg-accent"
        >
          {pinned ? <PanelLeftClose /> : <PanelLeftOpen />}
        </IconButton>
      </div>
    </aside>
  );
}

function rememberPinned(pinned: boolean) {
  document.cookie = `${railCookie}=${pinned ? 1 : 0};path=/;max-age=${railCookieMaxAgeSeconds};samesite=lax`;
}
