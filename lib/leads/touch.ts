import { sql } from "drizzle-orm";
import type { OrgDb } from "@/db/org";
import { leads } from "@/db/schema";

/**
 * A message, call, note or task: the lead is not stale any more. Neither its version nor its date of change moves, so
 * that nobody's edit is refused because the contact wrote meanwhile. Called after the thread's lock, as everywhere.
 */
export async function touchLead(db: OrgDb, leadId: string): Promise<void> {
  await db.tx.execute(sql`
    update ${leads} set last_activity_at = now(), stale_since = null
     where ${db.in(leads, sql`${leads.id} = ${leadId}`)}`);
}
