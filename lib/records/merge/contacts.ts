import { and, eq, inArray, sql, type SQL } from "drizzle-orm";
import type { OrgDb } from "@/db/org";
import { contact_identities, contacts, conversations, leads } from "@/db/schema";
import { lockClaims } from "@/lib/contacts";
import { notFound } from "@/lib/errors";
import type { Unit } from "@/lib/unit";
import { recordContact, toContact, visibleContact, type ContactRow } from "../contacts/contact";
import { countSql } from "./counts";
import type { MergeKind, Moved, StoredMerge } from "./kind";
import { assertLeadsVisible } from "./may-move";
import { closeSecondThreads, reopenThreads } from "./threads";

const fields = ["full_name", "phone", "email", "company", "job_title"] as const;

export const contactKind: MergeKind<ContactRow> = {
  entity: "contact",
  find: visibleContact,
  assertMayMove: (ctx, db, { keptId, mergedId }) =>
    assertLeadsVisible(ctx, db, inArray(leads.contact_id, [keptId, mergedId])),
  lock: lockBoth,
  fieldsOf: () => [...fields],
  valuesOf: (row) => row,
  linked: { company: ["company_id"] },
  joined: [],
  async write(db, row, changes) {
    const [after] = await db.update(
      contacts,
      { ...changes, version: sql`${contacts.version} + 1` },
      eq(contacts.id, row.id),
    );
    if (!after) throw notFound();
    return after;
  },
  move: moveChildren,
  moveBack,
  count: countChildren,
  describe: (_db, { id, full_name, phone, email, company, created_at }) =>
    Promise.resolve({ id, name: full_name, detail: company ?? phone ?? email, currency: null, created_at }),
  view: toContact,
  record: (_ctx, unit, action, { kept }, { before, after }) =>
    recordContact(unit, action, kept, { before, after }),
  tell: ({ publish }, { id, version }) =>
    publish({ event: "contact.changed", data: { contact_id: id, version }, audience: "organization" }),
};

/**
 * Both contacts and whatever may reach them: first the identities, as whoever writes to us takes them, then the rows,
 * by id, so that two merges of one pair wait for each other.
 */
async function lockBoth(
  db: OrgDb,
  { keptId, mergedId }: { keptId: string; mergedId: string },
  moved?: Moved,
): Promise<ContactRow[]> {
  const pair = [keptId, mergedId];
  const claims = () =>
    claimsWhere(
      db,
      moved
        ? inArray(contact_identities.id, someOf(moved.contact_identities))
        : inArray(contact_identities.contact_id, pair),
    );
  await lockClaims(db, await claims());
  const rows = await db.lockAll(contacts, inArray(contacts.id, pair));
  // One that was added between the two locks: its writer holds no contact's lock.
  if (!moved) await lockClaims(db, await claims());
  return rows;
}

const claimsWhere = (db: OrgDb, where: SQL) =>
  db.tx
    .select({ channel: contact_identities.channel, external_id: contact_identities.external_id })
    .from(contact_identities)
    .where(db.in(contact_identities, where));

/** Threads before leads, as everywhere. */
async function moveChildren(
  unit: Unit,
  { kept: { id: keptId }, merged: { id: mergedId } }: { kept: ContactRow; merged: ContactRow },
): Promise<Moved> {
  const { db } = unit;
  const threads = await db.lockAll(conversations, inArray(conversations.contact_id, [keptId, mergedId]));
  const closed = await closeSecondThreads(unit, threads, keptId);
  await db.lockAll(leads, eq(leads.contact_id, mergedId));
  const identities = await db.update(
    contact_identities,
    { contact_id: keptId },
    eq(contact_identities.contact_id, mergedId),
  );
  const movedThreads = await giveThreads(unit, keptId, eq(conversations.contact_id, mergedId));
  const deals = await giveLeads(unit, keptId, eq(leads.contact_id, mergedId));
  return {
    contact_identities: identities.map(({ id }) => id),
    conversations: movedThreads,
    leads: deals,
    ...closed,
  };
}

/** Only what is the kept one's still; somebody may have given a number to another contact since. */
async function moveBack(unit: Unit, { kept_id, merged_id, moved }: StoredMerge): Promise<void> {
  const { db } = unit;
  const still = (column: SQL, ids: SQL) => and(ids, column) ?? sql`false`;
  const deals = still(eq(leads.contact_id, kept_id), inArray(leads.id, someOf(moved.leads)));
  await db.lockAll(conversations, eq(conversations.contact_id, kept_id));
  await db.lockAll(leads, deals);
  await db.update(
    contact_identities,
    { contact_id: merged_id },
    still(
      eq(contact_identities.contact_id, kept_id),
      inArray(contact_identities.id, someOf(moved.contact_identities)),
    ),
  );
  await giveThreads(
    unit,
    merged_id,
    still(eq(conversations.contact_id, kept_id), inArray(conversations.id, someOf(moved.conversations))),
  );
  await reopenThreads(db, moved);
  await giveLeads(unit, merged_id, deals);
}

/** A list that is never empty, for `in`: the nil id is nobody's. */
const nil = "00000000-0000-0000-0000-000000000000";
const someOf = (ids: string[] | undefined): string[] => (ids?.length ? ids : [nil]);

async function giveThreads({ db, publish }: Unit, contact_id: string, where: SQL): Promise<string[]> {
  const rows = await db.update(
    conversations,
    { contact_id, version: sql`${conversations.version} + 1` },
    where,
  );
  for (const { id: conversation_id, lead_id, version, assigned_to } of rows)
    publish({
      event: "conversation.changed",
      data: { conversation_id, lead_id, version },
      audience: { assigned_to },
    });
  return rows.map(({ id }) => id);
}

async function giveLeads({ db, publish }: Unit, contact_id: string, where: SQL): Promise<string[]> {
  const rows = await db.update(leads, { contact_id, version: sql`${leads.version} + 1` }, where);
  for (const { id: lead_id, stage_id, version, assigned_to, deleted_at } of rows)
    if (!deleted_at)
      publish({ event: "lead.changed", data: { lead_id, stage_id, version }, audience: { assigned_to } });
  return rows.map(({ id }) => id);
}

/** Everything that hangs on a contact, what is in the trash included: it goes along. */
async function countChildren(db: OrgDb, contactId: string): Promise<Record<string, number>> {
  const org = sql`${db.orgId}::uuid`;
  const ofLeads = (table: string) =>
    sql`(select count(*)::int from ${sql.identifier(table)} x join leads l
          on l.organization_id = x.organization_id and l.id = x.lead_id
         where x.organization_id = ${org} and l.contact_id = ${contactId}::uuid)`;
  const of = countSql(db, "contact_id", contactId);
  return of({
    identities: "contact_identities",
    leads: "leads",
    conversations: "conversations",
    messages: sql`(select count(*)::int from messages m join conversations c
               on c.organization_id = m.organization_id and c.id = m.conversation_id
             where m.organization_id = ${org} and c.contact_id = ${contactId}::uuid)`,
    activities: ofLeads("lead_activities"),
    tasks: ofLeads("tasks"),
  });
}
