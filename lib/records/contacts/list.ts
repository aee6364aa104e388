import { and, asc, desc, eq, sql } from "drizzle-orm";
import type { OrgDb } from "@/db/org";
import { contacts, leads } from "@/db/schema";
import type { Ctx } from "@/lib/context";
import { decodeCursor, page } from "@/lib/cursor";
import { visibleContacts, visibleOwners } from "@/lib/leads";
import { defineOperation } from "@/lib/operation";
import { foundBy } from "@/lib/search";
import { read } from "@/lib/unit";
import { contactsOf } from "../companies/list";
import { ContactIdInput, ListContactsInput, type Contact, type ContactListItem } from "../schemas";
import { statsOf } from "../stats";
import { contactColumns, detailsOf, visibleContact } from "./contact";

/** The newest first; with `q` what fits best first. */
export const listContacts = defineOperation({
  name: "contact.list",
  permission: "leads.read",
  input: ListContactsInput,
  run: (ctx, { q, limit, cursor, company_id }) =>
    read(ctx, async (db) => {
      const { data, next_cursor } = q
        ? { data: await search(ctx, db, q, limit, company_id), next_cursor: null }
        : await newest(ctx, db, limit, cursor, company_id);
      return { data: await withStats(ctx, db, data), next_cursor };
    }),
});

export const getContact = defineOperation({
  name: "contact.get",
  permission: "leads.read",
  input: ContactIdInput,
  run: (ctx, { contact_id }) =>
    read(ctx, async (db) => detailsOf(ctx, db, await visibleContact(ctx, db, contact_id))),
});

const shown = (ctx: Ctx, db: OrgDb, companyId: string | undefined) =>
  and(
    sql`${contacts.deleted_at} is null`,
    visibleContacts(ctx),
    companyId ? contactsOf(db, sql`${companyId}::uuid`) : undefined,
  );

async function newest(
  ctx: Ctx,
  db: OrgDb,
  limit: number,
  cursor: string | undefined,
  companyId: string | undefined,
) {
  const [at, id] = cursor ? decodeCursor(cursor, "instant") : ["", ""];
  const older = cursor && sql`(${contacts.created_at}, ${contacts.id}) < (${at}::timestamptz, ${id}::uuid)`;
  const rows = await db.tx
    .select(contactColumns)
    .from(contacts)
    .where(db.in(contacts, shown(ctx, db, companyId), older || undefined))
    .orderBy(desc(contacts.created_at), desc(contacts.id))
    .limit(limit + 1);
  return page<Contact>(rows, limit, (row) => [row.created_at, row.id]);
}

function search(
  ctx: Ctx,
  db: OrgDb,
  query: string,
  limit: number,
  companyId: string | undefined,
): Promise<Contact[]> {
  const found = foundBy("contacts", { query, owners: visibleOwners(ctx), limit });
  return db.tx
    .select(contactColumns)
    .from(contacts)
    .innerJoin(found, eq(sql`found_id`, contacts.id))
    .where(db.in(contacts, shown(ctx, db, companyId)))
    .orderBy(desc(sql`found_rank`), asc(contacts.id));
}

async function withStats(ctx: Ctx, db: OrgDb, data: Contact[]): Promise<ContactListItem[]> {
  const stats = await statsOf(
    ctx,
    db,
    leads.contact_id,
    data.map(({ id }) => id),
  );
  return data.map((contact) => ({ ...contact, ...stats(contact.id) }));
}
