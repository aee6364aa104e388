import { inArray } from "drizzle-orm";
import type { OrgDb } from "@/db/org";
import { lead_activities, users } from "@/db/schema";
import { actorUserId, type Ctx } from "@/lib/context";
import type { Unit } from "@/lib/unit";
import type { Plan } from "./plan";
import type { Where } from "./write";

/** The timeline entries of a chunk. What a rule gave away is nobody's doing, as where leads come in one by one. */
export async function writeActivities(
  ctx: Ctx,
  { db }: Unit,
  plan: Plan,
  { importId: import_id, stage, owners }: Where,
): Promise<void> {
  const user_id = actorUserId(ctx.actor);
  const nameOf = await namesOf(db, owners);
  const created = [...plan.created].flatMap(([lead_id, values]) => {
    const owner = owners.get(lead_id);
    const awaits_rule = owner?.rule_id !== undefined && owner.user_id === null;
    const metadata = {
      source: values.source ?? "import",
      stage_id: stage.id,
      stage: stage.name,
      import_id,
      ...(awaits_rule && { awaits_rule }),
    };
    const entry = { lead_id, user_id, activity_type: "created", title: values.full_name ?? "", metadata };
    if (!owner?.rule_id || !owner.user_id) return [entry];
    const given = { from: null, to: owner.user_id, rule_id: owner.rule_id, import_id };
    return [
      entry,
      { lead_id, user_id: null, activity_type: "assigned", title: nameOf(owner.user_id), metadata: given },
    ];
  });
  const updated = [...plan.updated].flatMap(([lead_id, { changes }]) => {
    const fields = Object.keys(changes);
    if (fields.length === 0) return [];
    const title = fields.join(", ").slice(0, 255);
    return [{ lead_id, user_id, activity_type: "updated", title, metadata: { fields, import_id } }];
  });
  const entries = [...created, ...updated];
  if (entries.length > 0)
    await db.tx
      .insert(lead_activities)
      .values(entries.map((each) => ({ ...each, organization_id: db.orgId })));
}

async function namesOf(db: OrgDb, owners: Where["owners"]): Promise<(id: string) => string> {
  const ids = [...new Set([...owners.values()].flatMap(({ user_id }) => user_id ?? []))];
  if (ids.length === 0) return () => "";
  const rows = await db.tx
    .select({ id: users.id, name: users.full_name })
    .from(users)
    .where(inArray(users.id, ids));
  const names = new Map(rows.map(({ id, name }) => [id, name]));
  return (id) => names.get(id) ?? "";
}
