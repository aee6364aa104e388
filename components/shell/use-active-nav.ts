"use client";

import type { NavItem } from "@/components/shell/types";
import { usePathname } from "@/i18n/navigation";

/** The id of the destination the current page belongs to: the longest one that its path starts with. */
export function useActiveNav(nav: readonly NavItem[]) {
  const pathname = usePathname();
  const matches = nav.filter(
    ({ href, exact }) => pathname === href || (!exact && pathname.startsWith(`${href}/`)),
  );
  return matches.reduce<NavItem | null>(
    (best, item) => (best && best.href.length >= item.href.length ? best : item),
    null,
  )?.id;
}
