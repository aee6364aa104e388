import { leads } from "@/db/schema";
import type { Ctx } from "@/lib/context";
import { notFound } from "@/lib/errors";
import type { Unit } from "@/lib/unit";
import { giveLead } from "../assign";
import type { LeadRow } from "../lead";
import { moveLead } from "../move";
import { deleteLead } from "../remove";
import type { BulkInput } from "./schemas";
import { updateLead } from "../update";
import { assertVisible } from "../visibility";

export type Inner = Ctx & { unit: Unit };
/** What the change touched, as it was and as it left it. */
export type Trace = { before: Partial<LeadRow>; after: Partial<LeadRow> };

/**
 * The change of one lead, by the operation a person would use for it, so that its rules, trail and events are kept.
 *
 * @returns what is needed to take it back; null when there was nothing to change.
 */
export async function changeLead(
  ctx: Inner,
  leadId: string,
  input: BulkInput,
  jobId: string,
): Promise<Trace | null> {
  const { db } = ctx.unit;
  const before = await db.byId(leads, leadId);
  assertVisible(ctx, before);
  await apply(ctx, before, input, jobId);
  const after = await db.byId(leads, leadId);
  if (!after) throw notFound();
  if (after.version === before.version) return null;
  return { before: part(before, input), after: part(after, input) };
}

async function apply(ctx: Inner, lead: LeadRow, input: BulkInput, jobId: string): Promise<void> {
  const lead_id = lead.id;
  const tags = input.tags ?? [];
  switch (input.action) {
    case "assign": {
      const giving = { lead_id, assigned_to: input.assigned_to ?? null };
      await giveLead(ctx, ctx.unit, giving, { groupKey: `job:${jobId}` });
      return;
    }
    case "move": {
      if (lead.stage_id === input.stage_id) return;
      const { stage_id: new_stage_id = "", close_reason_id, close_note } = input;
      await moveLead.execute(ctx, { lead_id, new_stage_id, close_reason_id, close_note });
      return;
    }
    case "tag":
      await updateLead.execute(ctx, { lead_id, tags: [...new Set([...lead.tags, ...tags])] });
      return;
    case "untag":
      await updateLead.execute(ctx, { lead_id, tags: lead.tags.filter((tag) => !tags.includes(tag)) });
      return;
    case "edit":
      await updateLead.execute(ctx, { lead_id, ...input.fields });
      return;
    case "delete":
      await deleteLead.execute(ctx, { lead_id });
  }
}

const columnsOf = {
  assign: ["assigned_to"],
  move: ["stage_id", "stage_entered_at", "closed_at", "converted_at", "close_reason_id", "close_note"],
  tag: ["tags"],
  untag: ["tags"],
  delete: ["deleted_at"],
} as const satisfies Record<Exclude<BulkInput["action"], "edit">, (keyof LeadRow)[]>;

/** Of custom fields only those the change names: the others are none of its business when it is taken back. */
function part(lead: LeadRow, { action, fields = {} }: BulkInput): Partial<LeadRow> {
  if (action !== "edit") return pick(lead, columnsOf[action]);
  const { custom_fields: custom, ...own } = fields;
  const columns = pick(lead, Object.keys(own) as (keyof typeof own)[]);
  if (!custom) return columns;
  const entries = Object.keys(custom).map((key) => [key, lead.custom_fields[key] ?? null]);
  return { ...columns, custom_fields: Object.fromEntries(entries) };
}

const pick = <K extends keyof LeadRow>(lead: LeadRow, keys: readonly K[]): Partial<LeadRow> =>
  Object.fromEntries(keys.map((key) => [key, lead[key]])) as Partial<LeadRow>;
