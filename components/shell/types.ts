import type { ReactNode } from "react";

export type ShellUser = { name: string; email: string; avatar_url?: string | null };
export type ShellOrganization = { id: string; name: string };
export type ShellRole = "admin" | "manager" | "sales" | "viewer";

export type NavItem = {
  id: string;
  /** Without the locale: `/admin/crm/inbox`. */
  href: string;
  label: string;
  /** An element, not a component: it crosses from the server. */
  icon: ReactNode;
  /** The letter after `g` that goes there. */
  goKey?: string;
  /** Among the first four on a phone; the rest are under "More". */
  onPhone?: boolean;
  /** `end` sits at the bottom of the rail. */
  place?: "start" | "end";
  /** Active only on exactly this path, for a parent of the others. */
  exact?: boolean;
};

export type CommandItemSpec = {
  id: string;
  label: string;
  icon?: ReactNode;
  /** Other words that find it. */
  keywords?: string[];
  shortcut?: string;
  /** Goes there; without the locale. */
  href?: string;
  onSelect?: () => void;
};

export type CommandGroupSpec = { id: string; heading: string; items: CommandItemSpec[] };

export type ShortcutGroupSpec = {
  id: string;
  heading: string;
  /** `keys` as `useShortcuts` takes them: "g i", "mod+k", "?". */
  items: { keys: string; label: string }[];
};
