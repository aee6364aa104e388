"use client";

import { CommandMenu } from "@/components/shell/command-menu";
import { useShell } from "@/components/shell/shell-context";
import { ShortcutsDialog } from "@/components/shell/shortcuts-dialog";
import type {
  CommandGroupSpec,
  NavItem,
  ShellOrganization,
  ShortcutGroupSpec,
} from "@/components/shell/types";
import { useDefaultShortcutGroups } from "@/components/shell/use-default-shortcut-groups";
import { useShortcuts } from "@/components/shell/use-shortcuts";
import { useRouter } from "@/i18n/navigation";

type ShellOverlaysProps = {
  organization: ShellOrganization;
  nav: readonly NavItem[];
  commandGroups?: readonly CommandGroupSpec[];
  shortcutGroups?: readonly ShortcutGroupSpec[];
  onSignOut: () => void | Promise<void>;
};

/** ⌘K, `?` and the `g` shortcuts. */
export function ShellOverlays({
  organization,
  nav,
  commandGroups = [],
  shortcutGroups = [],
  onSignOut,
}: ShellOverlaysProps) {
  const shell = useShell();
  const router = useRouter();
  const defaults = useDefaultShortcutGroups(nav);
  const { overlay, openOverlay } = shell;
  useShortcuts([
    { keys: "mod+k", everywhere: true, run: () => openOverlay(overlay === "commands" ? null : "commands") },
    { keys: "/", run: () => openOverlay("commands") },
    { keys: "?", run: () => openOverlay("shortcuts") },
    ...nav.flatMap((item) =>
      item.goKey ? [{ keys: `g ${item.goKey}`, run: () => router.push(item.href) }] : [],
    ),
  ]);
  return (
    <>
      <CommandMenu
        open={overlay === "commands"}
        onOpenChange={(open) => openOverlay(open ? "commands" : null)}
        orgId={organization.id}
        nav={nav}
        groups={[...commandGroups, ...shell.commandGroups]}
        onOpenShortcuts={() => openOverlay("shortcuts")}
        onSignOut={onSignOut}
      />
      <ShortcutsDialog
        open={overlay === "shortcuts"}
        onOpenChange={(open) => openOverlay(open ? "shortcuts" : null)}
        groups={[...defaults, ...shortcutGroups, ...shell.shortcutGroups]}
      />
    </>
  );
}
