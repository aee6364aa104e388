import { and, inArray, sql } from "drizzle-orm";
import { notifications } from "@/db/schema";
import { actorUserId } from "@/lib/context";
import { defineOperation } from "@/lib/operation";
import { transact } from "@/lib/unit";
import { unread } from "./list";
import { MarkNotificationsReadInput } from "./schemas";

/** Read, on every screen of this person at once. Ids of others are nothing to do. */
export const markNotificationsRead = defineOperation({
  name: "notification.mark_read",
  permission: "leads.read",
  input: MarkNotificationsReadInput,
  run: (ctx, { notification_ids }) =>
    transact(ctx, async ({ db, publish }) => {
      const chosen =
        notification_ids &&
        (notification_ids.length > 0 ? inArray(notifications.id, notification_ids) : sql`false`);
      const rows = await db.update(
        notifications,
        { read_at: new Date().toISOString(), updated_at: sql`${notifications.updated_at}` },
        and(unread(ctx), chosen) ?? sql`false`,
      );
      const userId = actorUserId(ctx.actor);
      if (rows.length > 0 && userId)
        publish({
          event: "notification.changed",
          data: { notification_id: null },
          audience: { only: userId },
        });
      return { unread: await db.tx.$count(notifications, db.in(notifications, unread(ctx))) };
    }),
});
