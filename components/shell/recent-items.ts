"use client";

import { z } from "zod";

const Recent = z.array(z.object({ href: z.string(), label: z.string() }));
export type RecentItem = z.infer<typeof Recent>[number];

const itemsMax = 6;
/** Per tab, so that names do not stay behind on a shared computer. */
const keyOf = (orgId: string) => `loved.recent.${orgId}`;

/** What was opened from the menu, the latest first. */
export function recentItems(orgId: string): RecentItem[] {
  try {
    const stored = Recent.safeParse(JSON.parse(sessionStorage.getItem(keyOf(orgId)) ?? "[]"));
    return stored.success ? stored.data : [];
  } catch {
    return [];
  }
}

export function rememberItem(orgId: string, item: RecentItem): void {
  const others = recentItems(orgId).filter(({ href }) => href !== item.href);
  try {
    sessionStorage.setItem(keyOf(orgId), JSON.stringify([item, ...others].slice(0, itemsMax)));
  } catch {
    // A browser that stores nothing has no recent items.
  }
}
