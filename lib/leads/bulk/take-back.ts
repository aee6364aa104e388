import { eq, sql } from "drizzle-orm";
import { leads } from "@/db/schema";
import { notFound } from "@/lib/errors";
import { giveLead } from "../assign";
import { toLead, type LeadRow } from "../lead";
import { moveLead } from "../move";
import type { BulkAction, UpdateLeadInput } from "../schemas";
import { updateLead } from "../update";
import type { Inner, Trace } from "./change";
import type { z } from "zod";

/**
 * What a bulk change did to one lead, taken back. Only what still is as the change left it: a later hand wins. Other
 * fields may have changed meanwhile, they stay as they are.
 *
 * @returns false when there is nothing left to take back.
 */
export async function takeBack(ctx: Inner, leadId: string, action: BulkAction, trace: Trace) {
  // Whoever gave a lead away may not see it any more; undoing their own deed shows them nothing new.
  const wide: Inner = { ...ctx, grants: { ...ctx.grants, visibility: "all" } };
  const lead = await ctx.unit.db.byId(leads, leadId);
  if (!lead || (lead.deleted_at !== null && action !== "delete")) return false;
  switch (action) {
    case "assign":
      return takeAssignment(wide, lead, trace);
    case "move":
      return takeMove(wide, lead, trace);
    case "delete":
      return undelete(ctx, lead, trace);
    case "tag":
    case "untag":
      return takeTags(wide, lead, trace);
    case "edit":
      return takeEdit(wide, lead, trace);
  }
}

async function takeAssignment(ctx: Inner, lead: LeadRow, { before, after }: Trace): Promise<boolean> {
  if (lead.assigned_to !== after.assigned_to) return false;
  const giving = { lead_id: lead.id, assigned_to: before.assigned_to ?? null };
  await giveLead(ctx, ctx.unit, giving, { groupKey: null });
  return true;
}

/** Since when it stood there, and when and why it was closed, comes back, too. */
async function takeMove(ctx: Inner, lead: LeadRow, { before, after }: Trace): Promise<boolean> {
  if (lead.stage_id !== after.stage_id) return false;
  const { stage_id: new_stage_id = "", close_reason_id, ...rest } = before;
  await moveLead.execute(ctx, { lead_id: lead.id, new_stage_id, close_reason_id });
  await ctx.unit.db.update(leads, rest, eq(leads.id, lead.id));
  return true;
}

/** Tags somebody gave or took meanwhile are kept: only the difference goes back. */
async function takeTags(ctx: Inner, lead: LeadRow, { before, after }: Trace): Promise<boolean> {
  const [old, made] = [before.tags ?? [], after.tags ?? []];
  const kept = lead.tags.filter((tag) => !made.includes(tag) || old.includes(tag));
  const tags = [...kept, ...old.filter((tag) => !made.includes(tag) && !kept.includes(tag))];
  if (same([...tags].sort(), [...lead.tags].sort())) return false;
  await updateLead.execute(ctx, { lead_id: lead.id, tags: same(lead.tags, made) ? old : tags });
  return true;
}

async function takeEdit(ctx: Inner, lead: LeadRow, { before, after }: Trace): Promise<boolean> {
  const { custom_fields: customBefore, ...columns } = before;
  const mine = (now: Record<string, unknown>, left: Record<string, unknown>, old: Record<string, unknown>) =>
    Object.fromEntries(Object.entries(old).filter(([key]) => same(now[key] ?? null, left[key] ?? null)));
  const own = mine(lead, after, columns);
  const custom = mine(lead.custom_fields, after.custom_fields ?? {}, customBefore ?? {});
  const hasCustom = Object.keys(custom).length > 0;
  if (!hasCustom && Object.keys(own).length === 0) return false;
  await updateLead.execute(ctx, asUpdate(lead.id, { ...own, ...(hasCustom && { custom_fields: custom }) }));
  return true;
}

/** The fields are of those that `lead.update` takes, with values it has taken before; it checks them again. */
const asUpdate = (lead_id: string, fields: Record<string, unknown>) =>
  ({ ...fields, lead_id }) as z.input<typeof UpdateLeadInput>;

async function undelete({ unit }: Inner, lead: LeadRow, { after }: Trace): Promise<boolean> {
  if (!lead.deleted_at || lead.deleted_at !== after.deleted_at) return false;
  const changes = { deleted_at: null, deleted_by: null, version: sql`${leads.version} + 1` };
  const [restored] = await unit.db.update(leads, changes, eq(leads.id, lead.id));
  if (!restored) throw notFound();
  await unit.audit({
    action: "lead.restore",
    resource_type: "lead",
    resource_id: lead.id,
    after: toLead(restored),
  });
  unit.publish({
    event: "lead.changed",
    data: { lead_id: lead.id, stage_id: restored.stage_id, version: restored.version },
    audience: { assigned_to: restored.assigned_to },
  });
  return true;
}

const same = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other);
