import { and, asc, desc, eq, gt, gte, isNotNull, isNull, lt, lte, sql, type SQL } from "drizzle-orm";
import { z } from "zod";
import { leads, tasks } from "@/db/schema";
import { actorUserId } from "@/lib/context";
import { decodeCursor, page } from "@/lib/cursor";
import { assertVisible } from "@/lib/leads";
import { defineOperation } from "@/lib/operation";
import { read } from "@/lib/unit";
import { dayIn, endOfDay, instantAt } from "@/lib/zoned-time";
import { zoneOfUser } from "./due";
import { ListTasksInput, type TaskCounts, type TaskView } from "./schemas";
import { ofLead, selectTasks, visibleTasks } from "./task";

/** Tasks by when they are due, the earliest first; done ones the latest first. "Today" is the asking person's. */
export const listTasks = defineOperation({
  name: "task.list",
  permission: "leads.read",
  input: ListTasksInput,
  run: (ctx, { view, lead_id, assigned_to, limit, cursor }) =>
    read(ctx, async (db) => {
      const userId = actorUserId(ctx.actor);
      if (lead_id) assertVisible(ctx, await db.byId(leads, lead_id));
      const owner = assigned_to === "me" ? userId : assigned_to;
      const newestFirst = view === "done" || view === "done_today";
      const order = newestFirst ? desc : asc;
      const rows = await selectTasks(db, {
        where: and(
          isNull(tasks.deleted_at),
          visibleTasks(ctx),
          lead_id ? eq(tasks.lead_id, lead_id) : undefined,
          owner === null ? sql`false` : owner ? eq(tasks.assigned_to, owner) : undefined,
          inView(view, await zoneOfUser(db, userId)),
          cursor ? beyond(cursor, newestFirst) : undefined,
        ),
        order: [order(tasks.due_at), order(tasks.id)],
        limit: limit + 1,
      });
      return page(rows, limit, (task) => [task.due_at, task.id]);
    }),
});

/** How many of one's own tasks wait, for the badge and the headings of the day. */
export const countTasks = defineOperation({
  name: "task.count",
  permission: "leads.read",
  input: z.object({}),
  run: (ctx) =>
    read(ctx, async (db): Promise<TaskCounts> => {
      const userId = actorUserId(ctx.actor);
      const time_zone = await zoneOfUser(db, userId);
      const counted = (view: TaskView) =>
        sql<number>`(count(*) filter (where ${inView(view, time_zone) ?? sql`true`}))::int`;
      const [row] = await db.tx
        .select({ overdue: counted("overdue"), today: counted("today"), upcoming: counted("upcoming") })
        .from(tasks)
        .leftJoin(leads, ofLead)
        .where(
          db.in(
            tasks,
            and(
              isNull(tasks.deleted_at),
              isNull(tasks.done_at),
              visibleTasks(ctx),
              userId ? eq(tasks.assigned_to, userId) : sql`false`,
            ),
          ),
        );
      return { overdue: row?.overdue ?? 0, today: row?.today ?? 0, upcoming: row?.upcoming ?? 0, time_zone };
    }),
});

function inView(view: TaskView, zone: string): SQL | undefined {
  if (view === "done") return isNotNull(tasks.done_at);
  const now = new Date();
  if (view === "done_today") return gte(tasks.done_at, instantAt(zone, dayIn(zone, now)).toISOString());
  const endOfToday = endOfDay(zone, dayIn(zone, now)).toISOString();
  const within = {
    open: undefined,
    overdue: lt(tasks.due_at, now.toISOString()),
    today: and(gte(tasks.due_at, now.toISOString()), lte(tasks.due_at, endOfToday)),
    upcoming: gt(tasks.due_at, endOfToday),
  }[view];
  return and(isNull(tasks.done_at), within);
}

function beyond(cursor: string, newestFirst: boolean): SQL {
  const [at, id] = decodeCursor(cursor, "instant");
  const place = sql`(${at}::timestamptz, ${id}::uuid)`;
  return newestFirst
    ? sql`(${tasks.due_at}, ${tasks.id}) < ${place}`
    : sql`(${tasks.due_at}, ${tasks.id}) > ${place}`;
}
