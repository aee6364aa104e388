import { eq, type InferSelectModel } from "drizzle-orm";
import { lead_activities, leads } from "@/db/schema";
import { actorUserId, type Ctx } from "@/lib/context";
import { AppError, notFound } from "@/lib/errors";
import { defineOperation } from "@/lib/operation";
import { transact, type Unit } from "@/lib/unit";
import { activityOf } from "./activities";
import type { LeadRow } from "./lead";
import { checkMentions, tellMentioned } from "./mentions";
import { ActivityIdInput, UpdateActivityInput, writtenKinds } from "./schemas";
import { assertVisible } from "./visibility";

type ActivityRow = InferSelectModel<typeof lead_activities>;
type Ids = { lead_id: string; activity_id: string };

/** Other words, by who wrote them (what came with an import is nobody's, and everybody's); on top or not, by everybody who may write. Newly mentioned people are told. */
export const updateActivity = defineOperation({
  name: "lead.update_activity",
  permission: "leads.write",
  input: UpdateActivityInput,
  run: (ctx, { description, mentions, is_pinned, ...ids }) =>
    transact(ctx, async (unit) => {
      const { db } = unit;
      const { lead, activity: before } = await lockWritten(ctx, unit, ids);
      if (description !== undefined && !isTheirs(ctx, before)) throw new AppError("forbidden");
      const former = mentionsOf(before);
      const mentioned = mentions && (await checkMentions(db, lead, mentions));
      const now = new Date().toISOString();
      const changes = {
        ...(description !== undefined && { description, title: description.slice(0, 120), edited_at: now }),
        ...(mentioned && { metadata: { ...before.metadata, mentions: mentioned } }),
        ...(is_pinned !== undefined && { pinned_at: is_pinned ? (before.pinned_at ?? now) : null }),
      };
      if (Object.keys(changes).length > 0)
        await db.update(lead_activities, changes, eq(lead_activities.id, before.id));
      await tellMentioned(ctx, unit, lead.id, mentioned?.filter((id) => !former.includes(id)) ?? []);
      await record(unit, lead, before, "activity.update", {
        before: { description: before.description, pinned_at: before.pinned_at },
        after: { description: description ?? before.description, is_pinned },
      });
      return activityOf(db, before.id);
    }),
});

/** Gone from the timeline, for who wrote it and who may delete leads; `lead.restore_activity` takes that back. */
export const deleteActivity = defineOperation({
  name: "lead.delete_activity",
  permission: "leads.write",
  input: ActivityIdInput,
  run: (ctx, ids) =>
    transact(ctx, async (unit) => {
      const { lead, activity } = await lockWritten(ctx, unit, ids);
      assertMayRemove(ctx, activity);
      await unit.db.update(
        lead_activities,
        { deleted_at: new Date().toISOString() },
        eq(lead_activities.id, activity.id),
      );
      await record(unit, lead, activity, "activity.delete", {
        before: { activity_type: activity.activity_type, description: activity.description },
      });
      return { id: activity.id };
    }),
});

export const restoreActivity = defineOperation({
  name: "lead.restore_activity",
  permission: "leads.write",
  input: ActivityIdInput,
  run: (ctx, ids) =>
    transact(ctx, async (unit) => {
      const { lead, activity } = await lockWritten(ctx, unit, ids, { deleted: true });
      assertMayRemove(ctx, activity);
      if (activity.deleted_at) {
        await unit.db.update(lead_activities, { deleted_at: null }, eq(lead_activities.id, activity.id));
        await record(unit, lead, activity, "activity.restore", {});
      }
      return activityOf(unit.db, activity.id);
    }),
});

/** What somebody wrote on a lead; entries that the product wrote are as they are. */
async function lockWritten(
  ctx: Ctx,
  { db }: Unit,
  { lead_id, activity_id }: Ids,
  { deleted = false } = {},
): Promise<{ lead: LeadRow; activity: ActivityRow }> {
  const lead = await db.byId(leads, lead_id);
  assertVisible(ctx, lead);
  const activity = await db.lock(lead_activities, activity_id);
  const isWritten = writtenKinds.some((kind) => kind === activity?.activity_type);
  if (!activity || activity.lead_id !== lead_id || !isWritten || (activity.deleted_at && !deleted))
    throw notFound();
  return { lead, activity };
}

const isTheirs = (ctx: Ctx, { user_id }: ActivityRow) =>
  user_id === null || user_id === actorUserId(ctx.actor);

function assertMayRemove(ctx: Ctx, activity: ActivityRow): void {
  if (!isTheirs(ctx, activity) && !ctx.grants.permissions.has("leads.delete"))
    throw new AppError("forbidden");
}

const mentionsOf = ({ metadata }: ActivityRow): unknown[] =>
  Array.isArray(metadata.mentions) ? metadata.mentions : [];

async function record(
  { audit, publish }: Unit,
  lead: LeadRow,
  activity: ActivityRow,
  action: "activity.update" | "activity.delete" | "activity.restore",
  trace: { before?: Record<string, unknown>; after?: Record<string, unknown> },
): Promise<void> {
  await audit({ action, resource_type: "lead", resource_id: lead.id, ...trace });
  publish({
    event: "lead.changed",
    data: { lead_id: activity.lead_id, stage_id: lead.stage_id, version: lead.version },
    audience: { assigned_to: lead.assigned_to },
  });
}
