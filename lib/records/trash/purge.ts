import { sql, type SQL } from "drizzle-orm";
import { audit_logs } from "@/db/schema";
import { withSystem, type SystemDb } from "@/db/system";
import { trashDays } from "./schemas";

const batchSize = 200;
type Gone = { id: string; organization_id: string };

/**
 * Removes for good what has been in the trash for thirty days, and what became part of another record that long ago:
 * its merge cannot be undone any more. Leads first, since they refer to contacts and companies. Rows somebody is at
 * work on are looked at again in the next run.
 */
export async function purgeTrash(): Promise<{ leads: number; contacts: number; companies: number }> {
  return {
    leads: await repeat(purgeLeads),
    contacts: await repeat(purgeContacts),
    companies: await repeat(purgeCompanies),
  };
}

async function repeat(purge: (db: SystemDb) => Promise<number>): Promise<number> {
  for (let total = 0; ;) {
    const count = await withSystem("purge trash", purge);
    total += count;
    if (count < batchSize) return total;
  }
}

const due =
  (table: string, also: SQL = sql`true`) =>
  (db: SystemDb) =>
    db.execute<Gone>(sql`
    select id, organization_id from ${sql.identifier(table)} as t
     where t.deleted_at < now() - make_interval(days => ${trashDays}) and ${also}
     order by id limit ${batchSize} for update skip locked`);

/** Messages and threads stay with the contact; files lose their time and are swept. */
async function purgeLeads(db: SystemDb): Promise<number> {
  const gone = await due("leads")(db);
  if (gone.length === 0) return 0;
  const ids = idsOf(gone);
  await db.execute(sql`
    update stored_files f set expires_at = now() from lead_files l
     where l.organization_id = f.organization_id and l.file_id = f.id and l.lead_id = any(${ids})`);
  for (const table of ["messages", "conversations", "ai_conversations"])
    await db.execute(sql`update ${sql.identifier(table)} set lead_id = null where lead_id = any(${ids})`);
  await db.execute(sql`delete from leads where id = any(${ids})`);
  return recorded(db, "lead", gone);
}

/** With their threads and messages. One that still has a lead stays until that is gone. */
async function purgeContacts(db: SystemDb): Promise<number> {
  const noLead = sql`not exists (select from leads l where l.organization_id = t.organization_id and l.contact_id = t.id)`;
  const gone = await due("contacts", noLead)(db);
  if (gone.length === 0) return 0;
  const ids = idsOf(gone);
  await db.execute(sql`delete from conversations where contact_id = any(${ids})`);
  await db.execute(sql`delete from contacts where id = any(${ids})`);
  return recorded(db, "contact", gone);
}

/** Leads and contacts keep the name. */
async function purgeCompanies(db: SystemDb): Promise<number> {
  const gone = await due("companies")(db);
  if (gone.length === 0) return 0;
  const ids = idsOf(gone);
  for (const table of ["leads", "contacts"])
    await db.execute(
      sql`update ${sql.identifier(table)} set company_id = null where company_id = any(${ids})`,
    );
  await db.execute(sql`delete from companies where id = any(${ids})`);
  return recorded(db, "company", gone);
}

const idsOf = (gone: Gone[]): SQL => sql`string_to_array(${gone.map(({ id }) => id).join(",")}, ',')::uuid[]`;

async function recorded(db: SystemDb, kind: string, gone: Gone[]): Promise<number> {
  await db.insert(audit_logs).values(
    gone.map(({ id, organization_id }) => ({
      organization_id,
      actor_type: "system",
      action: `${kind}.purge`,
      resource_type: kind,
      resource_id: id,
    })),
  );
  return gone.length;
}
