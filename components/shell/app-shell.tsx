"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { BottomBar } from "@/components/shell/bottom-bar";
import { Rail } from "@/components/shell/rail";
import { ShellContextProvider } from "@/components/shell/shell-context";
import { ShellOverlays } from "@/components/shell/shell-overlays";
import { TopBar } from "@/components/shell/top-bar";
import type {
  CommandGroupSpec,
  NavItem,
  ShellOrganization,
  ShellRole,
  ShellUser,
  ShortcutGroupSpec,
} from "@/components/shell/types";

export type AppShellProps = {
  user: ShellUser;
  organization: ShellOrganization;
  /** Every organization the user belongs to, the current one included. */
  organizations: readonly ShellOrganization[];
  role: ShellRole;
  nav: readonly NavItem[];
  /** Badges by nav id. */
  counts?: Readonly<Record<string, number>>;
  onSwitchOrganization: (organizationId: string) => void | Promise<void>;
  onSignOut: () => void | Promise<void>;
  /** From the `railCookie`; without it the rail starts closed. */
  railPinned?: boolean;
  /** A `StatusBanner`, when the connection is lost or the data is stale. */
  banner?: ReactNode;
  /** Between the search and the account: the bell. */
  topBarExtra?: ReactNode;
  /** Presence and queue state, at the top of the user menu. */
  userMenuExtra?: ReactNode;
  commandGroups?: readonly CommandGroupSpec[];
  shortcutGroups?: readonly ShortcutGroupSpec[];
  children: ReactNode;
};

/**
 * The signed-in frame. A page inside renders `<PageHeader/>` and then `<PageBody/>`. A screen that wants the
 * whole height of a phone (a thread with its composer) puts `data-hide-bottom-bar` on any element of its own.
 */
export function AppShell({ railPinned = false, banner, children, ...props }: AppShellProps) {
  const t = useTranslations("shell");
  return (
    <ShellContextProvider>
      <a
        href="#main"
        className="fixed top-2 left-2 z-60 -translate-y-20 rounded-md bg-foreground px-3 py-2 text-sm font-medium text-background focus:translate-y-0"
      >
        {t("skipToContent")}
      </a>
      <div className="group/shell flex h-dvh overflow-hidden bg-background">
        <Rail
          className="max-md:hidden"
          initiallyPinned={railPinned}
          nav={props.nav}
          counts={props.counts}
          organization={props.organization}
          organizations={props.organizations}
          onSwitchOrganization={props.onSwitchOrganization}
        />
        <div className="flex min-w-0 flex-1 flex-col">
          {banner}
          <main
            id="main"
            tabIndex={-1}
            className="relative flex min-h-0 flex-1 flex-col overflow-y-auto outline-none [--shell-cluster:7.75rem] md:[--shell-cluster:12.5rem] lg:[--shell-cluster:24.5rem] pointer-coarse:[--shell-cluster:10rem] md:pointer-coarse:[--shell-cluster:16rem] lg:pointer-coarse:[--shell-cluster:28rem]"
          >
            <TopBar {...props} />
            {children}
          </main>
          <BottomBar className="group-has-data-hide-bottom-bar/shell:hidden md:hidden" {...props} />
        </div>
      </div>
      <ShellOverlays {...props} />
    </ShellContextProvider>
  );
}
