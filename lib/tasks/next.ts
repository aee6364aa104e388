import { sql } from "drizzle-orm";
import type { OrgDb } from "@/db/org";
import { leads, tasks } from "@/db/schema";

/**
 * Writes the earliest open task beside the lead, for cards and lists; call it in the transaction that changed a task,
 * with the lead locked. Plain SQL, since nothing else of the lead may change: not its version, not `updated_at`.
 */
export async function refreshNextTask(db: OrgDb, leadId: string): Promise<{ next_task_id: string | null }> {
  const [row] = await db.tx.execute<{ next_task_id: string | null }>(sql`
    update ${leads} set (next_task_id, next_task_title, next_task_at) = (
      select t.id, t.title, t.due_at from ${tasks} t
       where t.organization_id = ${db.orgId} and t.lead_id = ${leadId} and t.done_at is null and t.deleted_at is null
       order by t.due_at, t.id limit 1)
     where ${leads.organization_id} = ${db.orgId} and ${leads.id} = ${leadId}
    returning next_task_id`);
  return { next_task_id: row?.next_task_id ?? null };
}
