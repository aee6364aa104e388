"use client";

import { useTranslations } from "next-intl";
import type { NavItem, ShortcutGroupSpec } from "@/components/shell/types";

export function useDefaultShortcutGroups(nav: readonly NavItem[]): ShortcutGroupSpec[] {
  const t = useTranslations("shell.shortcuts");
  return [
    {
      id: "general",
      heading: t("general"),
      items: [
        { keys: "mod+k", label: t("commandMenu") },
        { keys: "/", label: t("search") },
        { keys: "[", label: t("rail") },
        { keys: "?", label: t("list") },
        { keys: "escape", label: t("close") },
      ],
    },
    {
      id: "go",
      heading: t("go"),
      items: nav.flatMap((item) => (item.goKey ? [{ keys: `g ${item.goKey}`, label: item.label }] : [])),
    },
  ];
}
