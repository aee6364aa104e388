"use client";

import { Keyboard, Languages, LogOut } from "lucide-react";
import { useTranslations } from "next-intl";
import { useTheme } from "next-themes";
import { localeNames, useLocaleSwitch } from "@/components/shell/locale-switch";
import type { CommandGroupSpec, NavItem } from "@/components/shell/types";
import { themeIcons, themeNames } from "@/components/theme/theme-toggle";
import { routing } from "@/i18n/routing";

type Options = {
  nav: readonly NavItem[];
  onOpenShortcuts: () => void;
  onSignOut: () => void | Promise<void>;
};

/** Where to go, how it looks, and leaving. */
export function useDefaultCommandGroups({ nav, onOpenShortcuts, onSignOut }: Options): CommandGroupSpec[] {
  const t = useTranslations("shell");
  const common = useTranslations("common");
  const { setTheme } = useTheme();
  const { switchTo } = useLocaleSwitch();
  return [
    {
      id: "go",
      heading: t("shortcuts.go"),
      items: nav.map(({ id, href, label, icon, goKey }) => ({
        id,
        href,
        label,
        icon,
        shortcut: goKey && `g ${goKey}`,
      })),
    },
    {
      id: "appearance",
      heading: t("commands.preferences"),
      items: [
        ...themeNames.map((name) => {
          const Icon = themeIcons[name];
          return {
            id: `theme-${name}`,
            label: t("commands.theme", { theme: common(`theme.${name}`) }),
            icon: <Icon aria-hidden />,
            onSelect: () => setTheme(name),
          };
        }),
        ...routing.locales.map((locale) => ({
          id: `locale-${locale}`,
          label: t("commands.language", { language: localeNames[locale] }),
          keywords: ["idioma", "language", locale],
          icon: <Languages aria-hidden />,
          onSelect: () => switchTo(locale),
        })),
      ],
    },
    {
      id: "account",
      heading: t("commands.account"),
      items: [
        {
          id: "shortcuts",
          label: t("shortcuts.title"),
          icon: <Keyboard aria-hidden />,
          shortcut: "?",
          onSelect: onOpenShortcuts,
        },
        {
          id: "sign-out",
          label: t("signOut"),
          keywords: ["logout", "sair"],
          icon: <LogOut aria-hidden />,
          onSelect: () => void onSignOut(),
        },
      ],
    },
  ];
}
