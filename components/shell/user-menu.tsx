"use client";

import { Keyboard, LogOut } from "lucide-react";
import { useTranslations } from "next-intl";
import { useTransition, type ReactNode } from "react";
import { useShell } from "@/components/shell/shell-context";
import type { ShellOrganization, ShellRole, ShellUser } from "@/components/shell/types";
import { Avatar } from "@/components/ui/avatar";
import { Button } from "@/components/ui/button";
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuLabel,
  DropdownMenuSeparator,
  DropdownMenuShortcut,
  DropdownMenuTrigger,
} from "@/components/ui/dropdown-menu";

export type UserMenuProps = {
  user: ShellUser;
  organization: ShellOrganization;
  role: ShellRole;
  userMenuExtra?: ReactNode;
  onSignOut: () => void | Promise<void>;
};

export function UserMenu({ user, organization, role, userMenuExtra, onSignOut }: UserMenuProps) {
  const t = useTranslations("shell");
  const { openOverlay } = useShell();
  const [pending, startTransition] = useTransition();
  return (
    <DropdownMenu>
      <DropdownMenuTrigger asChild>
        <Button
          variant="ghost"
          size="icon"
          aria-label={t("userMenu", { name: user.name })}
          className="rounded-full"
        >
          <Avatar name={user.name} src={user.avatar_url} size="sm" />
        </Button>
      </DropdownMenuTrigger>
      <DropdownMenuContent align="end" className="w-64">
        <DropdownMenuLabel className="flex flex-col gap-0.5 pb-2">
          <span className="truncate text-sm font-semibold text-foreground">{user.name}</span>
          <span className="truncate font-normal">{user.email}</span>
          <span className="truncate font-normal">
            {organization.name} · {t(`roles.${role}`)}
          </span>
        </DropdownMenuLabel>
        {userMenuExtra}
        <DropdownMenuSeparator />
        <DropdownMenuItem onSelect={() => openOverlay("shortcuts")} className="pointer-coarse:hidden">
          <Keyboard aria-hidden />
          {t("shortcuts.title")}
          <DropdownMenuShortcut>?</DropdownMenuShortcut>
        </DropdownMenuItem>
        <DropdownMenuItem disabled={pending} onSelect={() => startTransition(async () => onSignOut())}>
          <LogOut aria-hidden />
          {t("signOut")}
        </DropdownMenuItem>
      </DropdownMenuContent>
    </DropdownMenu>
  );
}
