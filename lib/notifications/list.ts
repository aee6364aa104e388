import { and, desc, eq, isNull, sql } from "drizzle-orm";
import { z } from "zod";
import { leads, notifications, tasks, users } from "@/db/schema";
import { actorUserId, type Ctx } from "@/lib/context";
import { decodeCursor, page } from "@/lib/cursor";
import { visibleTo } from "@/lib/leads";
import { defineOperation } from "@/lib/operation";
import { read } from "@/lib/unit";
import { ListNotificationsInput, type Notification } from "./schemas";

/** One's own notifications, the latest first. Of a lead that one may not see any more the name is not told. */
export const listNotifications = defineOperation({
  name: "notification.list",
  permission: "leads.read",
  input: ListNotificationsInput,
  run: (ctx, { limit, cursor }) =>
    read(ctx, async (db) => {
      const rows = await db.tx
        .select({
          id: notifications.id,
          kind: notifications.kind,
          count: notifications.count,
          lead_id: leads.id,
          lead_name: leads.full_name,
          actor_id: notifications.actor_id,
          actor_name: users.full_name,
          task_title: tasks.title,
          read_at: notifications.read_at,
          created_at: notifications.created_at,
          updated_at: notifications.updated_at,
        })
        .from(notifications)
        .leftJoin(users, eq(users.id, notifications.actor_id))
        .leftJoin(
          leads,
          db.in(
            leads,
            eq(leads.id, notifications.lead_id),
            isNull(leads.deleted_at),
            visibleTo(ctx, leads.assigned_to),
          ),
        )
        .leftJoin(
          tasks,
          db.in(
            tasks,
            sql`${tasks.id} = (${notifications.data} ->> 'task_id')::uuid`,
            sql`(${tasks.lead_id} is null or ${leads.id} is not null)`,
          ),
        )
        .where(db.in(notifications, mine(ctx), cursor ? olderThan(cursor) : undefined))
        .orderBy(desc(notifications.updated_at), desc(notifications.id))
        .limit(limit + 1);
      return page<Notification>(rows, limit, (row) => [row.updated_at, row.id]);
    }),
});

/** The number on the bell. */
export const countUnreadNotifications = defineOperation({
  name: "notification.count_unread",
  permission: "leads.read",
  input: z.object({}),
  run: (ctx) =>
    read(ctx, async (db) => ({
      unread: await db.tx.$count(notifications, db.in(notifications, unread(ctx))),
    })),
});

export const mine = (ctx: Ctx) => {
  const userId = actorUserId(ctx.actor);
  return userId ? eq(notifications.user_id, userId) : sql`false`;
};

export const unread = (ctx: Ctx) => and(mine(ctx), isNull(notifications.read_at));

function olderThan(cursor: string) {
  const [at, id] = decodeCursor(cursor, "instant");
  return sql`(${notifications.updated_at}, ${notifications.id}) < (${at}::timestamptz, ${id}::uuid)`;
}
