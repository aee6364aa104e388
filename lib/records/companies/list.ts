import { and, asc, desc, eq, inArray, or, sql } from "drizzle-orm";
import type { OrgDb } from "@/db/org";
import { companies, contacts, leads } from "@/db/schema";
import type { Ctx } from "@/lib/context";
import { decodeCursor, page } from "@/lib/cursor";
import { visibleCompanies, visibleContacts, visibleOwners } from "@/lib/leads";
import { defineOperation } from "@/lib/operation";
import { foundBy } from "@/lib/search";
import { read } from "@/lib/unit";
import { CompanyIdInput, ListCompaniesInput, type Company, type CompanyDetails } from "../schemas";
import { statsOf } from "../stats";
import { companyColumns, toCompany, visibleCompany } from "./company";

/** By name; with `q` what fits best first. */
export const listCompanies = defineOperation({
  name: "company.list",
  permission: "leads.read",
  input: ListCompaniesInput,
  run: (ctx, { q, limit, cursor }) =>
    read(ctx, async (db) => {
      const { data, next_cursor } = q
        ? { data: await search(ctx, db, q, limit), next_cursor: null }
        : await byName(ctx, db, limit, cursor);
      return { data: await withDetails(ctx, db, data), next_cursor };
    }),
});

export const getCompany = defineOperation({
  name: "company.get",
  permission: "leads.read",
  input: CompanyIdInput,
  run: (ctx, { company_id }) =>
    read(ctx, async (db) => {
      const company = toCompany(await visibleCompany(ctx, db, company_id));
      const [details] = await withDetails(ctx, db, [company]);
      return details;
    }),
});

async function byName(ctx: Ctx, db: OrgDb, limit: number, cursor: string | undefined) {
  const [after, id] = cursor ? decodeCursor(cursor, "sorted") : [null, ""];
  const rows = await db.tx
    .select({ ...companyColumns, name_key: companies.name_key })
    .from(companies)
    .where(
      db.in(
        companies,
        and(
          sql`${companies.deleted_at} is null`,
          visibleCompanies(ctx),
          cursor ? sql`(${companies.name_key}, ${companies.id}) > (${after ?? ""}, ${id}::uuid)` : undefined,
        ),
      ),
    )
    .orderBy(asc(companies.name_key), asc(companies.id))
    .limit(limit + 1);
  const { data, next_cursor } = page(rows, limit, (row) => [row.name_key, row.id]);
  return { data: data.map(({ name_key: _key, ...company }) => company), next_cursor };
}

function search(ctx: Ctx, db: OrgDb, query: string, limit: number): Promise<Company[]> {
  const found = foundBy("companies", { query, owners: visibleOwners(ctx), limit });
  return db.tx
    .select(companyColumns)
    .from(companies)
    .innerJoin(found, eq(sql`found_id`, companies.id))
    .where(db.in(companies, visibleCompanies(ctx)))
    .orderBy(desc(sql`found_rank`), asc(companies.name_key));
}

async function withDetails(ctx: Ctx, db: OrgDb, data: Company[]): Promise<CompanyDetails[]> {
  const ids = data.map(({ id }) => id);
  const stats = await statsOf(ctx, db, leads.company_id, ids);
  const people = await contactCounts(ctx, db, ids);
  return data.map((company) => ({
    ...company,
    contact_count: people.get(company.id) ?? 0,
    ...stats(company.id),
  }));
}

/** Who works there, or has a lead there. */
async function contactCounts(ctx: Ctx, db: OrgDb, ids: string[]): Promise<Map<string, number>> {
  if (ids.length === 0) return new Map();
  const rows = await db.tx
    .select({ id: companies.id, count: sql<number>`count(distinct ${contacts.id})::int` })
    .from(companies)
    .innerJoin(contacts, contactsOf(db, companies.id))
    .where(
      db.in(companies, inArray(companies.id, ids), sql`${contacts.deleted_at} is null`, visibleContacts(ctx)),
    )
    .groupBy(companies.id);
  return new Map(rows.map(({ id, count }) => [id, count]));
}

export const contactsOf = (db: OrgDb, companyId: unknown) =>
  db.in(
    contacts,
    or(
      sql`${contacts.company_id} = ${companyId}`,
      sql`${contacts.id} in (select l.contact_id from leads l where l.organization_id = ${db.orgId}
        and l.company_id = ${companyId} and l.deleted_at is null)`,
    ),
  );
