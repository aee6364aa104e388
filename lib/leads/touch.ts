import { sql } from "drizzle-orm";
import type { OrgDb } from "@/db/org";
import { leads } from "@/db/schema";

/**
 * A message, call, note or task: the lead is not stale any more. Neither its version nor its date of change moves, so
 * that nobody's edit is refused because the contact wrote meanwhile. Called after the thread's lock, as everywhere.
 *
 * Kept to the minute: a lively thread would otherwise rewrite the lead with every message.
 */
export async function touchLead(db: OrgDb, leadId: string): Promise<void> {
  await db.tx.execute(sql`
    update ${leads} set last_activity_at = now(), stale_since = null
     where ${db.in(leads, sql`${leads.id} = ${leadId}`)}
       and (stale_since is not null or last_activity_at is null or last_activity_at < now() - interval '1 minute')`);
}
