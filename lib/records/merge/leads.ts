import { eq, inArray, sql } from "drizzle-orm";
import type { OrgDb } from "@/db/org";
import { conversations, lead_activities, leads, merges, pipeline_stages } from "@/db/schema";
import { actorUserId, type Ctx } from "@/lib/context";
import { AppError, notFound } from "@/lib/errors";
import { mergeCustomFields } from "@/lib/fields";
import { assertVisible, toLead, type LeadRow } from "@/lib/leads";
import type { Unit } from "@/lib/unit";
import { contactKind } from "./contacts";
import { countSql } from "./counts";
import { mergePair } from "./join";
import { bothVisible, type MergeIds, type MergeKind, type Moved, type Pair, type Values } from "./kind";
import { childTables, moveLeadChildren, moveLeadChildrenBack, threadsOf } from "./lead-children";
import { undoPair } from "./part";

const fields = [
  "full_name",
  "phone",
  "email",
  "company",
  "estimated_value",
  "assigned_to",
  "source",
  "lead_score",
  "probability",
  "expected_close_date",
  "tags",
] as const;
const custom = "custom.";

/** A lead stays in its stage; of two contacts one becomes part of the other before. */
export const leadKind: MergeKind<LeadRow> = {
  entity: "lead",
  find: visibleLead,
  assertMayMove: async (ctx, db, { keptId, mergedId }) => {
    const [kept, merged] = [await visibleLead(ctx, db, keptId), await visibleLead(ctx, db, mergedId)];
    if (kept.contact_id !== merged.contact_id)
      await bothVisible(ctx, db, contactKind, { keptId: kept.contact_id, mergedId: merged.contact_id });
  },
  mergeFirst,
  undoFirst: async (ctx, unit, { moved }) => {
    const ofContacts = moved.merges?.[0] && (await unit.db.byId(merges, moved.merges[0]));
    // Somebody may have parted the contacts before.
    if (ofContacts && !ofContacts.undone_at) await undoPair(ctx, unit, contactKind, ofContacts);
  },
  lock: async (db, ids, moved) => {
    await db.lockAll(conversations, threadsOf(ids, moved));
    return db.lockAll(leads, inArray(leads.id, [ids.keptId, ids.mergedId]));
  },
  fieldsOf: ({ kept, merged }) => [
    ...fields,
    ...[...new Set([kept, merged].flatMap((lead) => Object.keys(lead.custom_fields)))].map(
      (key) => `${custom}${key}`,
    ),
  ],
  valuesOf: (lead) => ({
    ...lead,
    ...Object.fromEntries(
      Object.entries(lead.custom_fields).map(([key, value]) => [`${custom}${key}`, value]),
    ),
  }),
  linked: { company: ["company_id"], estimated_value: ["currency"] },
  joined: ["tags"],
  async write(db, lead, changes) {
    const [after] = await db.update(
      leads,
      { ...columnsOf(lead, changes), version: sql`${leads.version} + 1` },
      eq(leads.id, lead.id),
    );
    if (!after) throw notFound();
    return after;
  },
  move: moveLeadChildren,
  moveBack: moveLeadChildrenBack,
  count: (db, id) => countSql(db, "lead_id", id)(childTables),
  async describe(db, { id, full_name, stage_id, currency, created_at }) {
    const stage = await db.byId(pipeline_stages, stage_id);
    return { id, name: full_name, detail: stage?.name ?? null, currency, created_at };
  },
  view: toLead,
  record,
  tell: ({ publish }, { id: lead_id, stage_id, version, assigned_to, deleted_at }) => {
    const audience = { assigned_to };
    if (deleted_at) publish({ event: "lead.removed", data: { lead_id, stage_id }, audience });
    else publish({ event: "lead.changed", data: { lead_id, stage_id, version }, audience });
  },
};

async function visibleLead(ctx: Ctx, db: OrgDb, id: string): Promise<LeadRow> {
  const lead = await db.byId(leads, id);
  assertVisible(ctx, lead);
  return lead;
}

/** @throws AppError `conflict` when one of the leads got another contact meanwhile. */
async function mergeFirst(ctx: Ctx, unit: Unit, { keptId, mergedId }: MergeIds): Promise<Moved> {
  const { db } = unit;
  const [kept, merged] = [await visibleLead(ctx, db, keptId), await visibleLead(ctx, db, mergedId)];
  if (kept.contact_id === merged.contact_id) return {};
  const ids = { keptId: kept.contact_id, mergedId: merged.contact_id };
  const { id } = await mergePair(ctx, unit, contactKind, ids, {});
  const now = await db.byId(leads, mergedId);
  if (now?.contact_id !== kept.contact_id) throw new AppError("conflict");
  return { merges: [id] };
}

/** Custom fields are one column. */
function columnsOf(lead: LeadRow, changes: Values): Values {
  const own = Object.entries(changes).filter(([key]) => key.startsWith(custom));
  const columns = Object.fromEntries(Object.entries(changes).filter(([key]) => !key.startsWith(custom)));
  if (own.length === 0) return columns;
  const values = Object.fromEntries(own.map(([key, value]) => [key.slice(custom.length), value]));
  return { ...columns, custom_fields: mergeCustomFields(lead.custom_fields, values) };
}

async function record(
  ctx: Ctx,
  { db, audit, publish }: Unit,
  action: "merge" | "merge_undo",
  { kept, merged }: Pair<LeadRow>,
  { was, before, after }: { was: LeadRow; before: unknown; after: unknown },
): Promise<void> {
  await db.append(lead_activities, {
    lead_id: kept.id,
    user_id: actorUserId(ctx.actor),
    activity_type: action === "merge" ? "merged" : "merge_undone",
    title: merged.full_name,
    metadata: { lead_id: merged.id },
  });
  await audit({ action: `lead.${action}`, resource_type: "lead", resource_id: kept.id, before, after });
  publish({
    event: "lead.changed",
    data: { lead_id: kept.id, stage_id: kept.stage_id, version: kept.version },
    audience: { assigned_to: kept.assigned_to, previously: was.assigned_to },
  });
}
