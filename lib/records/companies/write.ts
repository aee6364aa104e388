import { and, eq, isNull, ne, sql } from "drizzle-orm";
import type { OrgDb } from "@/db/org";
import { companies, contacts, leads } from "@/db/schema";
import { companyKey, toE164 } from "@/lib/contacts";
import { notFound, invalid } from "@/lib/errors";
import { assertMember } from "@/lib/leads";
import { defineOperation } from "@/lib/operation";
import { transact, type Unit } from "@/lib/unit";
import { CreateCompanyInput, UpdateCompanyInput } from "../schemas";
import { lockCompany, nameTaken, recordCompany, toCompany, type CompanyRow } from "./company";

/** @throws AppError `conflict` (`company_exists`) when there is one by this name. */
export const createCompany = defineOperation({
  name: "company.create",
  permission: "leads.write",
  input: CreateCompanyInput,
  run: (ctx, input) =>
    transact(ctx, async (unit) => {
      const { db } = unit;
      if (input.assigned_to) await assertMember(db, "assigned_to", input.assigned_to);
      const [company] = await db.tx
        .insert(companies)
        .values({
          ...input,
          organization_id: db.orgId,
          phone: normalPhone(input.phone),
          name_key: companyKey(input.name),
        })
        .onConflictDoNothing()
        .returning();
      if (!company) throw await nameTaken(ctx, db, await holderOf(db, input.name));
      await recordCompany(unit, "create", company, { after: toCompany(company) });
      return toCompany(company);
    }),
});

/** A new name is the name on its leads and contacts, too. */
export const updateCompany = defineOperation({
  name: "company.update",
  permission: "leads.write",
  input: UpdateCompanyInput,
  run: (ctx, { company_id, version, ...input }) =>
    transact(ctx, async (unit) => {
      const { db } = unit;
      const before = await lockCompany(ctx, db, company_id, version);
      if (input.assigned_to) await assertMember(db, "assigned_to", input.assigned_to);
      if (input.name !== undefined) {
        const holder = await holderOf(db, input.name, company_id);
        if (holder) throw await nameTaken(ctx, db, holder);
      }
      const [after] = await db.update(
        companies,
        {
          ...input,
          ...("phone" in input && { phone: normalPhone(input.phone) }),
          ...(input.name !== undefined && { name_key: companyKey(input.name) }),
          version: sql`${companies.version} + 1`,
        },
        eq(companies.id, company_id),
      );
      if (!after) throw notFound();
      if (after.name !== before.name) await rename(unit, after);
      await recordCompany(unit, "update", after, { before: toCompany(before), after: toCompany(after) });
      return toCompany(after);
    }),
});

const holderOf = (db: OrgDb, name: string, except?: string): Promise<CompanyRow | undefined> =>
  db.find(
    companies,
    and(
      sql`${companies.name_key} = ${companyKey(name)}`,
      isNull(companies.deleted_at),
      except ? ne(companies.id, except) : undefined,
    ),
  );

/** The caller holds the company's lock, which comes before those of contacts and leads. */
export async function rename({ db, publish }: Unit, company: CompanyRow): Promise<void> {
  await db.lockAll(contacts, eq(contacts.company_id, company.id));
  await db.update(
    contacts,
    { company: company.name, version: sql`${contacts.version} + 1` },
    eq(contacts.company_id, company.id),
  );
  await db.lockAll(leads, eq(leads.company_id, company.id));
  const renamed = await db.update(
    leads,
    { company: company.name, version: sql`${leads.version} + 1` },
    eq(leads.company_id, company.id),
  );
  for (const pipeline_id of new Set(renamed.map((lead) => lead.pipeline_id)))
    publish({ event: "board.changed", data: { pipeline_id }, audience: "organization" });
}

export function normalPhone(phone: string | null | undefined): string | null {
  if (!phone) return null;
  const e164 = toE164(phone);
  if (!e164) throw invalid({ phone: "wrong_phone" });
  return e164;
}
