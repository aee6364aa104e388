import { and, desc, eq, sql } from "drizzle-orm";
import { lead_activities, leads, users } from "@/db/schema";
import { actorUserId } from "@/lib/context";
import { decodeCursor, page } from "@/lib/cursor";
import { defineOperation } from "@/lib/operation";
import { read, transact } from "@/lib/unit";
import { CreateActivityInput, ListActivitiesInput, type Activity } from "./schemas";
import { touchLead } from "./touch";
import { assertVisible } from "./visibility";

/** The timeline of a lead, newest first. */
export const listActivities = defineOperation({
  name: "lead.list_activities",
  permission: "leads.read",
  input: ListActivitiesInput,
  run: (ctx, { lead_id, limit, cursor }) =>
    read(ctx, async (db) => {
      assertVisible(ctx, await db.byId(leads, lead_id));
      const rows = await db.tx
        .select({ ...activityColumns, user_name: users.full_name })
        .from(lead_activities)
        .leftJoin(users, eq(users.id, lead_activities.user_id))
        .where(
          db.in(
            lead_activities,
            and(eq(lead_activities.lead_id, lead_id), cursor ? olderThan(cursor) : undefined),
          ),
        )
        .orderBy(desc(lead_activities.created_at), desc(lead_activities.id))
        .limit(limit + 1);
      return page<Activity>(rows, limit, (activity) => [activity.created_at, activity.id]);
    }),
});

/** A note, or a call, meeting or e-mail that happened elsewhere. */
export const createActivity = defineOperation({
  name: "lead.create_activity",
  permission: "leads.write",
  input: CreateActivityInput,
  run: (ctx, { lead_id, title, ...values }) =>
    transact(ctx, async ({ db, audit, publish }) => {
      const lead = await db.byId(leads, lead_id);
      assertVisible(ctx, lead);
      const activity = await db.insert(lead_activities, {
        ...values,
        lead_id,
        title: title ?? values.description?.slice(0, 120) ?? values.activity_type,
        user_id: actorUserId(ctx.actor),
      });
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
      const {
        organization_id: _org,
        external_id: _external,
        external_provider: _provider,
        ...dto
      } = activity;
      return { ...dto, user_name: null } satisfies Activity;
    }),
});

const activityColumns = {
  id: lead_activities.id,
  lead_id: lead_activities.lead_id,
  user_id: lead_activities.user_id,
  activity_type: lead_activities.activity_type,
  title: lead_activities.title,
  description: lead_activities.description,
  metadata: lead_activities.metadata,
  duration_minutes: lead_activities.duration_minutes,
  created_at: lead_activities.created_at,
};

function olderThan(cursor: string) {
  const [createdAt, id] = decodeCursor(cursor, "instant");
  return sql`(${lead_activities.created_at}, ${lead_activities.id}) < (${createdAt}::timestamptz, ${id}::uuid)`;
}
