import { and, desc, eq, inArray, isNotNull, isNull, notInArray, sql, type SQL } from "drizzle-orm";
import type { OrgDb } from "@/db/org";
import { lead_activities, leads, users } from "@/db/schema";
import { actorUserId } from "@/lib/context";
import { decodeCursor, page } from "@/lib/cursor";
import { notFound } from "@/lib/errors";
import { defineOperation } from "@/lib/operation";
import { read, transact } from "@/lib/unit";
import { checkMentions, tellMentioned } from "./mentions";
import { CreateActivityInput, ListActivitiesInput, type Activity, type ActivityKind } from "./schemas";
import { touchLead } from "./touch";
import { assertVisible } from "./visibility";

/** The timeline of a lead, newest first. */
export const listActivities = defineOperation({
  name: "lead.list_activities",
  permission: "leads.read",
  input: ListActivitiesInput,
  run: (ctx, { lead_id, kind, pinned, limit, cursor }) =>
    read(ctx, async (db) => {
      assertVisible(ctx, await db.byId(leads, lead_id));
      const { pinned_at } = lead_activities;
      const rows = await selectActivities(
        db,
        and(
          eq(lead_activities.lead_id, lead_id),
          kind && ofKind(kind),
          pinned === undefined ? undefined : pinned ? isNotNull(pinned_at) : isNull(pinned_at),
          cursor ? olderThan(cursor) : undefined,
        ),
        limit + 1,
      );
      return page<Activity>(rows, limit, (activity) => [activity.created_at, activity.id]);
    }),
});

/** A note, or a call, meeting or e-mail that happened elsewhere. */
export const createActivity = defineOperation({
  name: "lead.create_activity",
  permission: "leads.write",
  input: CreateActivityInput,
  run: (ctx, { lead_id, title, mentions = [], ...values }) =>
    transact(ctx, async (unit) => {
      const { db, audit, publish } = unit;
      const lead = await db.byId(leads, lead_id);
      assertVisible(ctx, lead);
      const mentioned = await checkMentions(db, lead, mentions);
      const activity = await db.insert(lead_activities, {
        ...values,
        lead_id,
        title: title ?? values.description?.slice(0, 120) ?? values.activity_type,
        user_id: actorUserId(ctx.actor),
        metadata: mentioned.length > 0 ? { mentions: mentioned } : {},
      });
      await tellMentioned(ctx, unit, lead_id, mentioned);
      await touchLead(db, lead_id);
      await audit({
        action: "activity.create",
        resource_type: "lead",
        resource_id: lead_id,
        after: { id: activity.id },
      });
      publish({
        event: "lead.changed",
        data: { lead_id, stage_id: lead.stage_id, version: lead.version },
        audience: { assigned_to: lead.assigned_to },
      });
      return activityOf(db, activity.id);
    }),
});

const activityColumns = {
  id: lead_activities.id,
  lead_id: lead_activities.lead_id,
  user_id: lead_activities.user_id,
  user_name: users.full_name,
  activity_type: lead_activities.activity_type,
  title: lead_activities.title,
  description: lead_activities.description,
  metadata: lead_activities.metadata,
  duration_minutes: lead_activities.duration_minutes,
  pinned_at: lead_activities.pinned_at,
  edited_at: lead_activities.edited_at,
  created_at: lead_activities.created_at,
};

/** Newest first, with the writers' names and without what was deleted. */
const selectActivities = (db: OrgDb, where: SQL | undefined, limit: number): Promise<Activity[]> =>
  db.tx
    .select(activityColumns)
    .from(lead_activities)
    .leftJoin(users, eq(users.id, lead_activities.user_id))
    .where(db.in(lead_activities, isNull(lead_activities.deleted_at), where))
    .orderBy(desc(lead_activities.created_at), desc(lead_activities.id))
    .limit(limit);

export async function activityOf(db: OrgDb, id: string): Promise<Activity> {
  const [activity] = await selectActivities(db, eq(lead_activities.id, id), 1);
  if (!activity) throw notFound();
  return activity;
}

const typesOf = {
  note: ["note"],
  contact: ["call", "meeting", "email"],
  task: ["task", "task_create", "task_complete", "task_reopen", "task_delete", "task_restore"],
};

function ofKind(kind: ActivityKind): SQL {
  const { activity_type } = lead_activities;
  return kind === "change"
    ? notInArray(activity_type, Object.values(typesOf).flat())
    : inArray(activity_type, typesOf[kind]);
}

function olderThan(cursor: string) {
  const [createdAt, id] = decodeCursor(cursor, "instant");
  return sql`(${lead_activities.created_at}, ${lead_activities.id}) < (${createdAt}::timestamptz, ${id}::uuid)`;
}
