import type { Ctx } from "@/lib/context";
import { notify } from "@/lib/notify";
import type { Unit } from "@/lib/unit";
import { languageOfPhone, ownerOfNew, type Assignment, type LeadFacts } from "@/lib/assignment";
import type { StageRow } from "@/lib/pipeline";
import { recordAssignment } from "./assign";
import { insertLead, type NewLead } from "./insert";
import type { LeadRow } from "./lead";

/** A new lead of nobody: the assignment rules say who gets it, and whoever does is told. */
export async function insertUnowned(
  ctx: Ctx,
  unit: Unit,
  stage: StageRow,
  values: NewLead,
  language: LeadFacts["language"] = languageOfPhone(values.phone),
): Promise<LeadRow> {
  const { source, tags = [], estimated_value = null } = values;
  const assignment =
    stage.stage_type === "open"
      ? await ownerOfNew(unit.db, { source, tags, estimated_value, language })
      : null;
  const lead = await insertLead(ctx, unit, stage, {
    ...values,
    assigned_to: assignment?.user_id ?? null,
    awaits_rule: assignment?.user_id === null,
  });
  if (assignment?.user_id) await recordByRule(ctx, unit, lead, null, assignment);
  return lead;
}

export async function recordByRule(
  ctx: Ctx,
  unit: Unit,
  lead: LeadRow,
  from: string | null,
  { rule_id, user_id }: Assignment,
): Promise<void> {
  await recordAssignment(ctx, unit, lead, from, "lead.assign_by_rule", { rule_id });
  if (!user_id) return;
  const about = { kind: "lead_assigned", group_key: `lead:${lead.id}`, lead_id: lead.id } as const;
  await notify(unit, { ...about, user_id });
}
