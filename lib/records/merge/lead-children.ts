import { eq, inArray, or, sql, type SQL } from "drizzle-orm";
import type { OrgDb } from "@/db/org";
import { conversations, leads, tasks } from "@/db/schema";
import type { LeadRow } from "@/lib/leads";
import { refreshNextTask } from "@/lib/tasks";
import type { Unit } from "@/lib/unit";
import type { MergeIds, Moved, Pair, StoredMerge } from "./kind";

/** What people count before they merge, by the name of the table. */
export const childTables = {
  conversations: "conversations",
  messages: "messages",
  activities: "lead_activities",
  tasks: "tasks",
  lead_files: "lead_files",
};
const tables = [
  "conversations",
  "messages",
  "lead_activities",
  "tasks",
  "lead_files",
  "ai_conversations",
  "notifications",
];

/** The threads of both, which are locked before the leads. */
export const threadsOf = ({ keptId, mergedId }: MergeIds, moved?: Moved): SQL =>
  or(
    inArray(conversations.lead_id, [keptId, mergedId]),
    moved?.conversations?.length ? inArray(conversations.id, moved.conversations) : undefined,
  ) ?? sql`false`;

export async function moveLeadChildren(unit: Unit, { kept, merged }: Pair<LeadRow>): Promise<Moved> {
  const moved: Moved = {};
  for (const table of tables) moved[table] = await give(unit.db, table, merged.id, kept.id);
  await settle(unit, kept, moved);
  const { last_activity_at } = merged;
  await unit.db.tx.execute(sql`
    update ${leads} set last_activity_at = greatest(last_activity_at, ${last_activity_at}::timestamptz),
           stale_since = case when ${last_activity_at}::timestamptz > last_activity_at then null else stale_since end
     where ${unit.db.in(leads, eq(leads.id, kept.id))}`);
  return moved;
}

/** Only what is the kept one's still. */
export async function moveLeadChildrenBack(
  unit: Unit,
  { moved }: StoredMerge,
  { kept, merged }: Pair<LeadRow>,
): Promise<void> {
  for (const table of tables) await give(unit.db, table, kept.id, merged.id, moved[table] ?? []);
  await settle(unit, merged, moved);
  await settle(unit, kept, {});
}

async function give(db: OrgDb, table: string, from: string, to: string, ids?: string[]): Promise<string[]> {
  if (ids?.length === 0) return [];
  const only = ids ? sql`and id = any(${`{${ids.join(",")}}`}::uuid[])` : sql``;
  const rows = await db.tx.execute<{ id: string }>(sql`
    update ${sql.identifier(table)} set lead_id = ${to}::uuid
     where organization_id = ${db.orgId}::uuid and lead_id = ${from}::uuid ${only} returning id`);
  return rows.map(({ id }) => id);
}

/** Threads go with their lead's owner, the card says its next step, and whoever looks at either is told. */
async function settle({ db, publish }: Unit, lead: LeadRow, moved: Moved): Promise<void> {
  const { id: lead_id, assigned_to } = lead;
  const threads = await db.update(
    conversations,
    { assigned_to, version: sql`${conversations.version} + 1` },
    eq(conversations.lead_id, lead_id),
  );
  await refreshNextTask(db, lead_id);
  for (const { id: conversation_id, version } of threads)
    publish({
      event: "conversation.changed",
      data: { conversation_id, lead_id, version },
      audience: { assigned_to },
    });
  if (!moved.tasks?.length) return;
  const steps = await db.tx
    .select({ id: tasks.id, version: tasks.version, assigned_to: tasks.assigned_to })
    .from(tasks)
    .where(db.in(tasks, inArray(tasks.id, moved.tasks)));
  for (const { id: task_id, version, assigned_to: owner } of steps)
    publish({
      event: "task.changed",
      data: { task_id, lead_id, version },
      audience: { assigned_to: owner },
    });
}
