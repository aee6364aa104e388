import { and, eq, inArray, sql } from "drizzle-orm";
import type { OrgDb } from "@/db/org";
import { companies, contact_identities, contacts, leads } from "@/db/schema";
import { companyKey, toE164 } from "@/lib/contacts";
import type { Ctx } from "@/lib/context";
import { visibleContacts, visibleTo } from "@/lib/leads";
import { defineOperation } from "@/lib/operation";
import { read } from "@/lib/unit";
import { claimsOf } from "../contacts/claims";
import { FindCandidatesInput, parsedEmail, type Candidate, type DuplicateReason } from "./schemas";

const candidatesMax = 5;

/** Who is there already with this phone, this e-mail, or this name at this company. */
export const findCandidates = defineOperation({
  name: "contact.find_candidates",
  permission: "leads.read",
  input: FindCandidatesInput,
  run: (ctx, { phone, email, full_name, company }) =>
    read(ctx, async (db) => {
      const found = new Map<string, DuplicateReason[]>();
      const add = (ids: string[], reason: DuplicateReason) => {
        for (const id of ids) found.set(id, [...(found.get(id) ?? []), reason]);
      };
      const claims = claimsOf(toE164(phone ?? ""), parsedEmail(email));
      for (const { channel, external_id } of claims)
        add(await holdersOf(db, channel, external_id), channel === "email" ? "email" : "phone");
      if (full_name && company) add(await namesakes(db, full_name, company), "name_company");
      return { data: await summarize(ctx, db, found), next_cursor: null };
    }),
});

async function holdersOf(db: OrgDb, channel: string, external_id: string): Promise<string[]> {
  const rows = await db.tx
    .select({ id: contact_identities.contact_id })
    .from(contact_identities)
    .where(
      db.in(
        contact_identities,
        and(eq(contact_identities.channel, channel), eq(contact_identities.external_id, external_id)),
      ),
    );
  return rows.map(({ id }) => id);
}

async function namesakes(db: OrgDb, name: string, company: string): Promise<string[]> {
  const rows = await db.tx
    .select({ id: contacts.id })
    .from(contacts)
    .innerJoin(
      companies,
      and(eq(companies.organization_id, contacts.organization_id), eq(companies.id, contacts.company_id)),
    )
    .where(
      db.in(
        contacts,
        sql`${companies.name_key} = ${companyKey(company)}`,
        sql`${companies.deleted_at} is null`,
        sql`fold_text(${contacts.full_name}) = fold_text(${name})`,
      ),
    )
    .limit(candidatesMax);
  return rows.map(({ id }) => id);
}

async function summarize(ctx: Ctx, db: OrgDb, found: Map<string, DuplicateReason[]>): Promise<Candidate[]> {
  if (found.size === 0) return [];
  const newestLead = db.tx
    .select({ id: leads.id })
    .from(leads)
    .where(
      db.in(
        leads,
        eq(leads.contact_id, contacts.id),
        sql`${leads.deleted_at} is null`,
        visibleTo(ctx, leads.assigned_to),
      ),
    )
    .orderBy(sql`${leads.created_at} desc`)
    .limit(1);
  const rows = await db.tx
    .select({ ...summaryColumns, lead_id: sql<string | null>`(${newestLead})` })
    .from(contacts)
    .where(
      db.in(
        contacts,
        and(
          inArray(contacts.id, [...found.keys()]),
          sql`${contacts.deleted_at} is null`,
          visibleContacts(ctx),
        ),
      ),
    )
    .limit(candidatesMax);
  return rows.map((row) => ({ ...row, reasons: found.get(row.id) ?? [] }));
}

export const summaryColumns = {
  id: contacts.id,
  full_name: contacts.full_name,
  phone: contacts.phone,
  email: contacts.email,
  company: contacts.company,
  created_at: contacts.created_at,
};
