import { and, asc, desc, eq, sql } from "drizzle-orm";
import { audit_logs, lead_activities, leads, outbox } from "@/db/schema";
import { systemRead } from "@/db/system";

/** Of every table with an `organization_id`, one checksum over all rows of this organization. */
export async function checksums(orgId: string): Promise<Record<string, string>> {
  const tables = await systemRead().execute<{ name: string }>(sql`
    select table_name as name from information_schema.columns
     where table_schema = 'public' and column_name = 'organization_id' order by 1`);
  if (tables.length < 10) throw new Error("the list of tables is not complete");
  const sums: Record<string, string> = {};
  for (const { name } of tables) {
    const [row] = await systemRead().execute<{ sum: string }>(sql`
      select count(*) || ':' || md5(coalesce(string_agg(t::text, e'\n' order by t::text), '')) as sum
        from ${sql.identifier(name)} t where organization_id = ${orgId}`);
    sums[name] = row?.sum ?? "";
  }
  return sums;
}

export const auditOf = (orgId: string, action?: string) =>
  systemRead()
    .select()
    .from(audit_logs)
    .where(and(eq(audit_logs.organization_id, orgId), action ? eq(audit_logs.action, action) : undefined))
    .orderBy(asc(audit_logs.created_at), asc(audit_logs.id));

export const eventsOf = (orgId: string, name?: string) =>
  systemRead()
    .select()
    .from(outbox)
    .where(and(eq(outbox.organization_id, orgId), name ? eq(outbox.name, name) : undefined))
    .orderBy(asc(outbox.created_at), asc(outbox.id));

export const activitiesOf = (leadId: string) =>
  systemRead()
    .select()
    .from(lead_activities)
    .where(eq(lead_activities.lead_id, leadId))
    .orderBy(desc(lead_activities.created_at), desc(lead_activities.id));

/** The cards of a stage as the board orders them. */
export const cardsOf = (stageId: string) =>
  systemRead()
    .select({ id: leads.id, position: leads.position })
    .from(leads)
    .where(eq(leads.stage_id, stageId))
    .orderBy(asc(leads.position), asc(leads.id));
