import type { OrgDb } from "@/db/org";
import { languageOfPhone, ownersOfNew } from "@/lib/assignment";
import type { Ctx } from "@/lib/context";
import { actorUserId } from "@/lib/context";
import { notify } from "@/lib/notify";
import type { StageRow } from "@/lib/pipeline";
import type { Unit } from "@/lib/unit";
import type { RowValues } from "./parse/values";
import type { Plan } from "./plan";

/** Whose a new lead is; with `rule_id` because a rule says so, and nobody's yet where nobody of it is free. */
export type Owner = { user_id: string | null; rule_id?: string };

/** Of every new lead: whom its row names, whom the options name, or whom the assignment rules choose. */
export async function ownersOf(
  db: OrgDb,
  plan: Pick<Plan, "created">,
  stage: StageRow,
  chosen: string | null | undefined,
): Promise<Map<string, Owner>> {
  const owners = new Map<string, Owner>();
  const open: [string, RowValues][] = [];
  for (const [id, values] of plan.created) {
    const user_id = values.assigned_to ?? chosen;
    if (user_id === undefined && stage.stage_type === "open") open.push([id, values]);
    else owners.set(id, { user_id: user_id ?? null });
  }
  const facts = open.map(([, { source = "import", tags = [], estimated_value = null, phone }]) => ({
    source,
    tags,
    estimated_value,
    language: languageOfPhone(phone),
  }));
  const assigned = facts.length > 0 ? await ownersOfNew(db, facts) : [];
  open.forEach(([id], place) => owners.set(id, assigned[place] ?? { user_id: null }));
  return owners;
}

/** Each new owner hears of an import once, however many leads it brings. */
export async function tellOwners(
  ctx: Ctx,
  unit: Unit,
  importId: string,
  owners: Map<string, Owner>,
): Promise<void> {
  const actor_id = actorUserId(ctx.actor);
  const firstOf = new Map<string, string>();
  for (const [lead_id, { user_id }] of owners)
    if (user_id && user_id !== actor_id && !firstOf.has(user_id)) firstOf.set(user_id, lead_id);
  for (const [user_id, lead_id] of [...firstOf].toSorted(([a], [b]) => a.localeCompare(b)))
    await notify(unit, {
      user_id,
      kind: "lead_assigned",
      group_key: `import:${importId}`,
      lead_id,
      actor_id,
    });
}
