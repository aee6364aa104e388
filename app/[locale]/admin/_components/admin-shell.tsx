"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { signOut } from "next-auth/react";
import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { toast } from "sonner";
import { apiGet } from "@/components/data/api-client";
import { useConnectionState, useRealtimeEvent } from "@/components/data/realtime-provider";
import { JobTray } from "@/components/jobs/job-tray";
import { NotificationBell } from "@/components/notifications/notification-bell";
import { AppShell } from "@/components/shell/app-shell";
import { AvailabilityItem } from "@/components/shell/availability-item";
import { StatusBanner } from "@/components/shell/status-banner";
import type { NavItem, CommandGroupSpec } from "@/components/shell/types";
import { TaskDialogsProvider } from "@/components/tasks/task-dialogs";
import { useTaskCounts } from "@/components/tasks/use-tasks";
import { useRouter } from "@/i18n/navigation";
import type { Me } from "@/lib/organizations/schemas";

type Props = {
  me: Me;
  nav: NavItem[];
  /** The settings' pages, for ⌘K. */
  settings: CommandGroupSpec;
  railPinned: boolean;
  children: ReactNode;
};

export function AdminShell({ me, nav, settings, railPinned, children }: Props) {
  const t = useTranslations("shell");
  const locale = useLocale();
  useOwnRights(me.id);
  const unread = useUnreadCount(me.permissions.includes("conversations.read"));
  const due = useTaskCounts(me.permissions.includes("leads.read"));
  const counts = { inbox: unread, tasks: (due?.overdue ?? 0) + (due?.today ?? 0) };

  async function switchOrganization(organization_id: string) {
    const response = await fetch("/api/auth/switch-organization", {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ organization_id }),
    });
    if (!response.ok) return void toast.error(t("switchFailed"));
    // A full load: nothing of the former organization may stay in memory.
    window.location.assign(`/${locale}/admin/crm`);
  }

  return (
    <AppShell
      user={{ name: me.full_name, email: me.email }}
      organization={me.organization}
      organizations={me.organizations}
      role={me.organization.role}
      nav={nav}
      counts={counts}
      commandGroups={[settings]}
      railPinned={railPinned}
      banner={<ConnectionBanner />}
      userMenuExtra={<AvailabilityItem key={me.availability} availability={me.availability} />}
      topBarExtra={me.permissions.includes("leads.read") && <NotificationBell />}
      onSwitchOrganization={switchOrganization}
      onSignOut={() => signOut({ callbackUrl: `/${locale}/auth/login` }).then(() => undefined)}
    >
      <TaskDialogsProvider>{children}</TaskDialogsProvider>
      {me.permissions.includes("leads.read") && <JobTray />}
    </AppShell>
  );
}

function ConnectionBanner() {
  const t = useTranslations("shell");
  return useConnectionState() === "lost" ? (
    <StatusBanner tone="offline">{t("connectionLost")}</StatusBanner>
  ) : null;
}

/** What one may see changed, by a role, a team or a setting: the frame and everything on screen ask again. */
function useOwnRights(userId: string): void {
  const router = useRouter();
  const queryClient = useQueryClient();
  useRealtimeEvent("members.changed", ({ user_id }) => {
    if (user_id !== userId) return;
    router.refresh();
    void queryClient.invalidateQueries();
  });
}

/** The badge on the inbox; the server counts, the tab shows it too. */
function useUnreadCount(enabled: boolean): number {
  const queryClient = useQueryClient();
  const { data } = useQuery({
    queryKey: ["conversations", "unread-count"],
    queryFn: () => apiGet<{ unread_conversations: number }>("/crm/conversations/unread-count"),
    enabled,
  });
  useRealtimeEvent("conversation.changed", () => {
    void queryClient.invalidateQueries({ queryKey: ["conversations", "unread-count"] });
  });
  return data?.unread_conversations ?? 0;
}
