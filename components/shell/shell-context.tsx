"use client";

import { createContext, use, useCallback, useEffect, useMemo, useState, type ReactNode } from "react";
import type { CommandGroupSpec, ShortcutGroupSpec } from "@/components/shell/types";

type Overlay = "commands" | "shortcuts" | null;

type ShellContextValue = {
  overlay: Overlay;
  openOverlay: (overlay: Overlay) => void;
  commandGroups: CommandGroupSpec[];
  shortcutGroups: ShortcutGroupSpec[];
  addCommandGroup: (group: CommandGroupSpec) => () => void;
  addShortcutGroup: (group: ShortcutGroupSpec) => () => void;
};

const ShellContext = createContext<ShellContextValue | null>(null);

export function ShellContextProvider({ children }: { children: ReactNode }) {
  const [overlay, openOverlay] = useState<Overlay>(null);
  const [commandGroups, addCommandGroup] = useRegistry<CommandGroupSpec>();
  const [shortcutGroups, addShortcutGroup] = useRegistry<ShortcutGroupSpec>();
  const value = useMemo(
    () => ({ overlay, openOverlay, commandGroups, shortcutGroups, addCommandGroup, addShortcutGroup }),
    [overlay, commandGroups, shortcutGroups, addCommandGroup, addShortcutGroup],
  );
  return <ShellContext value={value}>{children}</ShellContext>;
}

export function useShell() {
  const shell = use(ShellContext);
  if (!shell) throw new Error("useShell needs an AppShell around it");
  return shell;
}

/** Adds a page's own commands to ⌘K while the page is mounted. Memoize the group. */
export function useCommandGroup(group: CommandGroupSpec) {
  const { addCommandGroup } = useShell();
  useEffect(() => addCommandGroup(group), [addCommandGroup, group]);
}

/** Lists a page's own shortcuts in the `?` dialog while the page is mounted. Memoize the group. */
export function useShortcutGroup(group: ShortcutGroupSpec) {
  const { addShortcutGroup } = useShell();
  useEffect(() => addShortcutGroup(group), [addShortcutGroup, group]);
}

function useRegistry<T>() {
  const [items, setItems] = useState<T[]>([]);
  const add = useCallback((item: T) => {
    setItems((current) => [...current, item]);
    return () => setItems((current) => current.filter((other) => other !== item));
  }, []);
  return [items, add] as const;
}
