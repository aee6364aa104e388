import { sql } from "drizzle-orm";
import { notifications } from "@/db/schema";
import type { Unit } from "@/lib/unit";

export const notificationKinds = [
  "mention",
  "task_due",
  "lead_assigned",
  "handoff",
  "agent_failing",
  "agent_budget",
  "urgent_message",
  "negative_mood",
  "opportunity",
] as const;
export type NotificationKind = (typeof notificationKinds)[number];

/**
 * Tells a member something in the app. What is about the same thing (`kind` and `group_key`) and not read yet stays one
 * row that counts, so that a busy lead is one line and not fifty. Every domain may call it, hence its place outside
 * `lib/notifications`, which reads leads and tasks.
 */
export async function notify(
  unit: Unit,
  about: {
    user_id: string;
    kind: NotificationKind;
    group_key: string;
    lead_id?: string | null;
    actor_id?: string | null;
    /** Ids and numbers only. */
    data?: Record<string, unknown>;
  },
): Promise<void> {
  const { lead_id = null, actor_id = null, data = {}, ...key } = about;
  const [row] = await unit.db.tx
    .insert(notifications)
    .values({ ...key, organization_id: unit.db.orgId, lead_id, actor_id, data })
    .onConflictDoUpdate({
      target: [
        notifications.organization_id,
        notifications.user_id,
        notifications.kind,
        notifications.group_key,
      ],
      targetWhere: sql`${notifications.read_at} is null`,
      set: {
        count: sql`${notifications.count} + 1`,
        lead_id,
        actor_id,
        data,
        updated_at: new Date().toISOString(),
      },
    })
    .returning({ id: notifications.id });
  if (!row) return;
  unit.publish({
    event: "notification.changed",
    data: { notification_id: row.id },
    audience: { only: key.user_id },
  });
}
