"use client";

import { Search } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { LocaleSwitch } from "@/components/shell/locale-switch";
import { useShell } from "@/components/shell/shell-context";
import { ShortcutKeys } from "@/components/shell/shortcut-keys";
import { UserMenu, type UserMenuProps } from "@/components/shell/user-menu";
import { ThemeToggle } from "@/components/theme/theme-toggle";
import { Button } from "@/components/ui/button";

export function TopBar({ topBarExtra, ...props }: UserMenuProps & { topBarExtra?: ReactNode }) {
  const t = useTranslations("shell");
  const { openOverlay } = useShell();
  return (
    <div
      data-slot="top-bar"
      className="sticky top-0 z-20 flex h-12 shrink-0 items-center justify-end gap-1 border-b bg-background px-2"
    >
      <Button
        variant="outline"
        onClick={() => openOverlay("commands")}
        aria-haspopup="dialog"
        className="w-56 justify-start bg-transparent font-normal text-muted-foreground max-lg:hidden"
      >
        <Search aria-hidden />
        {t("search")}
        <span className="ml-auto">
          <ShortcutKeys keys="mod+k" />
        </span>
      </Button>
      <Button
        variant="ghost"
        size="icon"
        aria-label={t("search")}
        aria-haspopup="dialog"
        onClick={() => openOverlay("commands")}
        className="lg:hidden"
      >
        <Search />
      </Button>
      {topBarExtra}
      <LocaleSwitch className="max-md:hidden" />
      <ThemeToggle className="max-md:hidden" />
      <UserMenu {...props} />
    </div>
  );
}
