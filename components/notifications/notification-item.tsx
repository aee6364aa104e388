"use client";

import {
  AtSign,
  Bell,
  CalendarClock,
  Check,
  Flame,
  Frown,
  Handshake,
  Sparkles,
  TriangleAlert,
  UserRoundPlus,
  type LucideIcon,
} from "lucide-react";
import { useTranslations } from "next-intl";
import { RelativeTime } from "@/components/leads/relative-time";
import { IconButton } from "@/components/ui/icon-button";
import { Link } from "@/i18n/navigation";
import type { Notification } from "@/lib/notifications/schemas";
import { cn } from "@/lib/utils";

const icons: Record<string, LucideIcon> = {
  mention: AtSign,
  task_due: CalendarClock,
  lead_assigned: UserRoundPlus,
  handoff: Handshake,
  agent_failing: TriangleAlert,
  agent_budget: TriangleAlert,
  urgent_message: Flame,
  negative_mood: Frown,
  opportunity: Sparkles,
};

type NotificationItemProps = {
  notification: Notification;
  onOpen: () => void;
  onRead: () => void;
};

export function NotificationItem({ notification, onOpen, onRead }: NotificationItemProps) {
  const t = useTranslations("notifications");
  const textOf = useNotificationText();
  const Icon = icons[notification.kind] ?? Bell;
  const isUnread = notification.read_at === null;
  const href = hrefOf(notification);
  const body = (
    <>
      <span
        aria-hidden
        className={cn(
          "mt-0.5 flex size-7 shrink-0 items-center justify-center rounded-full [&_svg]:size-3.5",
          isUnread ? "bg-primary-soft text-primary-text" : "bg-secondary text-muted-foreground",
        )}
      >
        <Icon />
      </span>
      <span className="flex min-w-0 flex-1 flex-col">
        <span className={cn("text-sm wrap-anywhere", isUnread ? "font-semibold" : "text-muted-foreground")}>
          {textOf(notification)}
          {isUnread && <span className="sr-only">{t("unread")}</span>}
        </span>
        <RelativeTime at={notification.updated_at} className="text-xs text-muted-foreground" />
      </span>
    </>
  );
  const look = "flex min-h-11 min-w-0 flex-1 items-start gap-2.5 rounded-md px-2 py-1.5 text-left";
  return (
    <li
      data-testid="notification"
      data-kind={notification.kind}
      className="flex items-center rounded-md hover:bg-accent"
    >
      {href ? (
        <Link href={href} onClick={onOpen} className={look}>
          {body}
        </Link>
      ) : (
        <div className={look}>{body}</div>
      )}
      {isUnread && (
        <IconButton
          label={t("markRead")}
          size="icon-sm"
          className="mr-1 text-muted-foreground"
          onClick={onRead}
        >
          <Check />
        </IconButton>
      )}
    </li>
  );
}

/** Where it happened; nothing for what is gone or out of sight. */
function hrefOf({ kind, lead_id, task_title }: Notification): string | null {
  if (lead_id) return `/admin/crm/leads/${lead_id}`;
  return kind === "task_due" && task_title ? "/admin/crm/tasks" : null;
}

function useNotificationText() {
  const t = useTranslations("notifications.text");
  return ({ kind, count, actor_name, lead_name, task_title }: Notification): string => {
    const by = actor_name ? "person" : "system";
    const who = actor_name ?? "";
    switch (kind) {
      case "mention":
        return t("mention", { by, who, count });
      case "task_due":
        return t("task_due", { title: task_title ?? "none" });
      case "lead_assigned":
        return t("lead_assigned", { by, who });
      case "handoff":
        return t("handoff", { count });
      case "agent_failing":
      case "agent_budget":
        return t(kind);
      case "urgent_message":
      case "negative_mood":
      case "opportunity":
        return t(kind, { lead: lead_name ?? "none" });
      default:
        return t("other");
    }
  };
}
