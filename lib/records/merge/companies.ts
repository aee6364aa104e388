import { and, eq, inArray, isNull, ne, sql, type SQL } from "drizzle-orm";
import type { PgColumn } from "drizzle-orm/pg-core";
import type { OrgDb } from "@/db/org";
import { companies, contacts, leads } from "@/db/schema";
import { companyKey } from "@/lib/contacts";
import { AppError, notFound } from "@/lib/errors";
import type { Unit } from "@/lib/unit";
import { recordCompany, toCompany, visibleCompany, type CompanyRow } from "../companies/company";
import { rename } from "../companies/write";
import { countSql } from "./counts";
import type { MergeKind, Moved, Pair, StoredMerge } from "./kind";
import { assertLeadsVisible } from "./may-move";

const fields = ["name", "domain", "phone", "email", "city", "assigned_to", "notes"] as const;

export const companyKind: MergeKind<CompanyRow> = {
  entity: "company",
  find: visibleCompany,
  assertMayMove: (ctx, db, { keptId, mergedId }) =>
    assertLeadsVisible(ctx, db, inArray(leads.company_id, [keptId, mergedId])),
  lock: (db, { keptId, mergedId }) => db.lockAll(companies, inArray(companies.id, [keptId, mergedId])),
  fieldsOf: () => [...fields],
  valuesOf: (row) => row,
  linked: { name: ["name_key"] },
  joined: [],
  async write(db, row, changes) {
    if ("deleted_at" in changes && changes.deleted_at === null) await assertNameFree(db, row);
    const [after] = await db.update(
      companies,
      { ...changes, version: sql`${companies.version} + 1` },
      eq(companies.id, row.id),
    );
    if (!after) throw notFound();
    return after;
  },
  move: moveChildren,
  moveBack,
  count: (db, id) => countSql(db, "company_id", id)({ leads: "leads", contacts: "contacts" }),
  describe: (_db, { id, name, domain, city, created_at }) =>
    Promise.resolve({ id, name, detail: domain ?? city, currency: null, created_at }),
  view: toCompany,
  record: (_ctx, unit, action, { kept }, { before, after }) =>
    recordCompany(unit, action, kept, { before, after }),
  tell: ({ publish }, { id, version }) =>
    publish({ event: "company.changed", data: { company_id: id, version }, audience: "organization" }),
};

/** @throws AppError `conflict` (`company_exists`) when another one took the name since. */
async function assertNameFree(db: OrgDb, { id, name_key }: CompanyRow): Promise<void> {
  const taken = await db.find(
    companies,
    and(eq(companies.name_key, name_key), isNull(companies.deleted_at), ne(companies.id, id)),
  );
  if (taken) throw new AppError("conflict", { message: "company_exists" });
}

/** All of them say the name that stays, those of the kept one too when that took the other's name. */
async function moveChildren(unit: Unit, { kept, merged }: Pair<CompanyRow>): Promise<Moved> {
  const { db } = unit;
  await db.lockAll(contacts, inArray(contacts.company_id, [kept.id, merged.id]));
  await db.lockAll(leads, inArray(leads.company_id, [kept.id, merged.id]));
  const moved = await give(unit, kept, eq(contacts.company_id, merged.id), eq(leads.company_id, merged.id));
  await sayTheName(unit, kept);
  return moved;
}

/** Leads and contacts may spell a company as they like; when its name is another one, they say that. */
async function sayTheName(unit: Unit, company: CompanyRow): Promise<void> {
  const { db } = unit;
  const says = (column: PgColumn) => sql`${companyKey(sql`${column}`)} <> ${company.name_key}`;
  const other =
    (await db.find(leads, eq(leads.company_id, company.id), says(leads.company))) ??
    (await db.find(contacts, eq(contacts.company_id, company.id), says(contacts.company)));
  if (other) await rename(unit, company);
}

async function moveBack(
  unit: Unit,
  { moved }: StoredMerge,
  { kept, merged }: Pair<CompanyRow>,
): Promise<void> {
  const { db } = unit;
  await db.lockAll(contacts, eq(contacts.company_id, kept.id));
  await db.lockAll(leads, eq(leads.company_id, kept.id));
  const still = (column: SQL, id: SQL) => and(column, id) ?? sql`false`;
  const ids = (table: string) => sql`any(${`{${(moved[table] ?? []).join(",")}}`}::uuid[])`;
  await give(
    unit,
    merged,
    still(eq(contacts.company_id, kept.id), sql`${contacts.id} = ${ids("contacts")}`),
    still(eq(leads.company_id, kept.id), sql`${leads.id} = ${ids("leads")}`),
  );
  await sayTheName(unit, kept);
}

async function give(
  { db, publish }: Unit,
  { id, name }: CompanyRow,
  ofContacts: SQL,
  ofLeads: SQL,
): Promise<Moved> {
  const people = await db.update(
    contacts,
    { company_id: id, company: name, version: sql`${contacts.version} + 1` },
    ofContacts,
  );
  const deals = await db.update(
    leads,
    { company_id: id, company: name, version: sql`${leads.version} + 1` },
    ofLeads,
  );
  for (const pipeline_id of new Set(deals.map((lead) => lead.pipeline_id)))
    publish({ event: "board.changed", data: { pipeline_id }, audience: "organization" });
  for (const { id: contact_id, version } of people)
    publish({ event: "contact.changed", data: { contact_id, version }, audience: "organization" });
  return { contacts: people.map((row) => row.id), leads: deals.map((row) => row.id) };
}
