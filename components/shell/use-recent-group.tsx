"use client";

import { History } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { recentItems } from "@/components/shell/recent-items";
import type { CommandGroupSpec } from "@/components/shell/types";

/** What was opened lately, as it was when the menu opened; no group when there is nothing. */
export function useRecentGroup(orgId: string): CommandGroupSpec[] {
  const t = useTranslations("shell.commands");
  const [items] = useState(() => recentItems(orgId));
  if (items.length === 0) return [];
  const recent = items.map(({ href, label }) => ({ id: href, href, label, icon: <History aria-hidden /> }));
  return [{ id: "recent", heading: t("recent"), items: recent }];
}
