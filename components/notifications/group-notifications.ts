import type { Notification } from "@/lib/notifications/schemas";
import { dayIn } from "@/lib/zoned-time";

/** What one day brought about one lead; without a lead every notification stands alone. */
export type NotificationCluster = { lead: { id: string; name: string } | null; items: Notification[] };
export type NotificationDay = { day: string; clusters: NotificationCluster[] };

/** By the reader's days and, within a day, by lead, where its latest notification stands. */
export function groupNotifications(notifications: Notification[], zone: string): NotificationDay[] {
  const byDay = Map.groupBy(notifications, ({ updated_at }) => dayIn(zone, new Date(updated_at)));
  return [...byDay].map(([day, items]) => ({
    day,
    clusters: [...Map.groupBy(items, ({ id, lead_id }) => lead_id ?? id).values()].map((together) => {
      const [first] = together;
      const lead = first?.lead_id ? { id: first.lead_id, name: first.lead_name ?? "" } : null;
      return { lead, items: together };
    }),
  }));
}
