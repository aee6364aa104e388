import { eq, inArray, sql, type SQL } from "drizzle-orm";
import type { OrgDb } from "@/db/org";
import { contact_identities, contacts, conversations, import_rows, leads } from "@/db/schema";
import type { Ctx } from "@/lib/context";
import { companiesOf } from "@/lib/contacts";
import { rememberTags } from "@/lib/fields";
import { newId } from "@/lib/ids";
import { topPositions } from "@/lib/leads";
import type { StageRow } from "@/lib/pipeline";
import type { Unit } from "@/lib/unit";
import { writeActivities } from "./activities";
import { toIdentity } from "./match";
import { tellOwners, type Owner } from "./owners";
import { keysOf, type RowValues } from "./parse/values";
import type { Plan } from "./plan";

export type Where = { importId: string; stage: StageRow; owners: Map<string, Owner>; currency?: string };

/** A chunk's plan, in a handful of statements. Whatever is written here commits with the chunk's checkpoint. */
export async function writePlan(
  ctx: Ctx,
  unit: Unit,
  plan: Plan,
  known: Map<string, string>,
  where: Where,
): Promise<void> {
  const { db } = unit;
  const organization_id = db.orgId;
  const companyOf = await writeCompanies(unit, plan);
  const contactOf = await writeContacts(unit, plan, known, companyOf);
  const created = [...plan.created];
  if (created.length > 0) {
    const positions = await topPositions(db, where.stage.id, created.length);
    await db.tx.insert(leads).values(
      created.map(([id, values], place) => ({
        ...leadOf(values, where),
        assigned_to: where.owners.get(id)?.user_id ?? null,
        company_id: companyOf(values.company),
        id,
        organization_id,
        contact_id: contactOf.get(id) ?? "",
        position: positions[place] ?? "",
      })),
    );
  }
  await updateLeads(unit, plan, companyOf);
  await rememberTags(db, [...new Set(created.flatMap(([, { tags = [] }]) => tags))].sort());
  await writeActivities(ctx, unit, plan, where);
  await tellOwners(ctx, unit, where.importId, where.owners);
  await db.tx.insert(import_rows).values(
    plan.rows.map(({ row_number, outcome, reasons, lead_id, before }) => ({
      organization_id,
      import_id: where.importId,
      row_number,
      outcome,
      reasons,
      lead_id,
      before,
    })),
  );
}

const leadOf = (values: RowValues, { importId, stage, currency }: Where) => ({
  full_name: values.full_name ?? "",
  email: values.email ?? null,
  phone: values.phone ?? null,
  company: values.company ?? null,
  estimated_value: values.estimated_value ?? null,
  ...((values.currency ?? currency) && { currency: values.currency ?? currency }),
  source: values.source ?? "import",
  expected_close_date: values.expected_close_date ?? null,
  probability: values.probability ?? null,
  tags: values.tags ?? [],
  custom_fields: values.custom_fields ?? {},
  pipeline_id: stage.pipeline_id,
  stage_id: stage.id,
  status: stage.stage_type,
  converted_at: stage.stage_type === "won" ? new Date().toISOString() : null,
  closed_at: stage.stage_type === "open" ? null : new Date().toISOString(),
  import_id: importId,
});

type CompanyOf = (name: unknown) => string | null;

/** The companies the rows name, before anything else is locked. */
async function writeCompanies({ db }: Unit, plan: Plan): Promise<CompanyOf> {
  const named = [
    ...[...plan.created.values()].map(({ company }) => company),
    ...[...plan.updated.values()].map(({ changes }) => changes.company),
  ];
  const ids = await companiesOf(
    db,
    named.filter((name) => typeof name === "string"),
  );
  return (name) => (typeof name === "string" ? (ids.get(name) ?? null) : null);
}

/** The contact of every new lead: one that is known by phone or e-mail, or a new one; rows of one person share it. */
async function writeContacts(
  unit: Unit,
  plan: Plan,
  known: Map<string, string>,
  companyOf: CompanyOf,
): Promise<Map<string, string>> {
  const { db } = unit;
  const organization_id = db.orgId;
  const contactOf = new Map<string, string>();
  const byKey = new Map(known);
  const people: (typeof contacts.$inferInsert)[] = [];
  const identities: (typeof contact_identities.$inferInsert)[] = [];
  for (const [leadId, values] of plan.created) {
    const keys = keysOf(values, ["phone", "email"]);
    const found = keys.map((key) => byKey.get(key)).find(Boolean);
    const id = found ?? newId();
    contactOf.set(leadId, id);
    if (!found)
      people.push({
        id,
        organization_id,
        full_name: values.full_name ?? "",
        email: values.email ?? null,
        phone: values.phone ?? null,
        company: values.company ?? null,
        company_id: companyOf(values.company),
      });
    for (const key of keys.filter((each) => !byKey.has(each))) {
      byKey.set(key, id);
      const { channel, external_id } = toIdentity(key);
      const address = channel === "phone" ? (values.phone ?? "").replace("+", "") : external_id;
      identities.push({ organization_id, contact_id: id, channel, external_id, address });
    }
  }
  if (people.length > 0) await db.tx.insert(contacts).values(people);
  if (identities.length > 0) await db.tx.insert(contact_identities).values(identities).onConflictDoNothing();
  return contactOf;
}

/** Keys and values come from a parsed row or from the lead itself, whose columns they are. */
export const asLeadFields = (fields: Record<string, unknown>) => fields as Partial<typeof leads.$inferInsert>;

async function updateLeads(unit: Unit, plan: Plan, companyOf: CompanyOf): Promise<void> {
  const changed = [...plan.updated].filter(([, { changes }]) => Object.keys(changes).length > 0);
  if (changed.length === 0) return;
  const ids = changed.map(([id]) => id);
  const given = changed.filter(([, { changes }]) => "assigned_to" in changes);
  const ofGiven = inArray(
    conversations.lead_id,
    given.map(([id]) => id),
  );
  // Threads before leads, as everywhere.
  if (given.length > 0) await unit.db.lockAll(conversations, ofGiven);
  await unit.db.lockAll(leads, inArray(leads.id, ids));
  // Sent one behind the other on the same connection, without waiting for each answer.
  await Promise.all(
    changed.map(([id, { changes }]) =>
      unit.db.update(
        leads,
        {
          ...asLeadFields(changes),
          ...("company" in changes && { company_id: companyOf(changes.company) }),
          version: sql`${leads.version} + 1`,
        },
        eq(leads.id, id),
      ),
    ),
  );
  if (given.length > 0) await ownThreads(unit.db, ofGiven);
}

/** Threads are whose their lead is. */
export const ownThreads = (db: OrgDb, where: SQL) =>
  db.update(
    conversations,
    {
      assigned_to: sql`(select l.assigned_to from leads l where l.organization_id = ${conversations.organization_id}
        and l.id = ${conversations.lead_id})`,
      version: sql`${conversations.version} + 1`,
    },
    where,
  );
