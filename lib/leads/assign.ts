import { eq, sql } from "drizzle-orm";
import type { z } from "zod";
import { conversations, lead_activities, leads, users } from "@/db/schema";
import { actorUserId, type Ctx } from "@/lib/context";
import { notFound } from "@/lib/errors";
import { notify } from "@/lib/notify";
import { defineOperation } from "@/lib/operation";
import { transact, type Unit } from "@/lib/unit";
import { assertMember } from "./assert-member";
import { toLead, type LeadRow } from "./lead";
import { assertVersion } from "./move";
import { AssignLeadInput, type Lead } from "./schemas";
import { assertVisible } from "./visibility";

/** Gives a lead, with its conversation, to a member, or back to the pool with null. */
export const assignLead = defineOperation({
  name: "lead.assign",
  permission: "leads.assign",
  input: AssignLeadInput,
  run: (ctx, input) =>
    transact(ctx, (unit) => giveLead(ctx, unit, input, { groupKey: `lead:${input.lead_id}` })),
});

type Giving = z.output<typeof AssignLeadInput>;

/**
 * Gives a lead to somebody in the caller's transaction. What has one group key is one notification that counts; with
 * null nobody is notified.
 */
export async function giveLead(
  ctx: Ctx,
  unit: Unit,
  { lead_id, assigned_to, version }: Giving,
  { groupKey }: { groupKey: string | null },
): Promise<Lead> {
  const { db } = unit;
  assertVisible(ctx, await db.byId(leads, lead_id));
  if (assigned_to) await assertMember(db, "assigned_to", assigned_to);
  // Threads before leads, as everywhere: whoever writes in a thread locks it first and takes the lead over then.
  await db.lockAll(conversations, eq(conversations.lead_id, lead_id));
  const before = await db.lock(leads, lead_id);
  assertVisible(ctx, before);
  assertVersion(before, version);
  if (before.assigned_to === assigned_to) return toLead(before);
  const [after] = await db.update(
    leads,
    { assigned_to, version: sql`${leads.version} + 1` },
    eq(leads.id, lead_id),
  );
  if (!after) throw notFound();
  await recordAssignment(ctx, unit, after, before.assigned_to, "lead.assign");
  const actor_id = actorUserId(ctx.actor);
  if (groupKey && assigned_to && assigned_to !== actor_id) {
    const about = { kind: "lead_assigned", group_key: groupKey, lead_id } as const;
    await notify(unit, { ...about, user_id: assigned_to, actor_id });
  }
  return toLead(after);
}

/**
 * What follows from a lead's new owner: its threads go along, timeline, audit, and everybody who sees or saw it is
 * told. The caller holds the threads' locks and then the lead's.
 */
export async function recordAssignment(
  ctx: Ctx,
  { db, audit, publish }: Unit,
  lead: LeadRow,
  from: string | null,
  action: "lead.assign" | "lead.claim" | "lead.assign_by_rule",
  details: Record<string, unknown> = {},
): Promise<void> {
  const { assigned_to } = lead;
  const threads = await db.update(
    conversations,
    { assigned_to, version: sql`${conversations.version} + 1` },
    eq(conversations.lead_id, lead.id),
  );
  const [assignee] = assigned_to
    ? await db.tx.select({ full_name: users.full_name }).from(users).where(eq(users.id, assigned_to))
    : [];
  await db.append(lead_activities, {
    lead_id: lead.id,
    user_id: actorUserId(ctx.actor),
    activity_type: "assigned",
    title: assignee?.full_name ?? "",
    metadata: { from, to: assigned_to, ...details },
  });
  await audit({
    action,
    resource_type: "lead",
    resource_id: lead.id,
    before: { assigned_to: from },
    after: { assigned_to, ...details },
  });
  const audience = { assigned_to, previously: from };
  publish({
    event: "lead.changed",
    data: { lead_id: lead.id, stage_id: lead.stage_id, version: lead.version },
    audience,
  });
  for (const { id, version } of threads) {
    publish({
      event: "conversation.changed",
      data: { conversation_id: id, lead_id: lead.id, version },
      audience,
    });
  }
}
