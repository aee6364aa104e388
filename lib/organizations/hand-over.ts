import { and, eq, isNull, sql, type SQL } from "drizzle-orm";
import type { OrgDb } from "@/db/org";
import { companies, conversations, lead_activities, leads, tasks, users } from "@/db/schema";
import { actorUserId, type Ctx } from "@/lib/context";
import { newId } from "@/lib/ids";
import type { Unit } from "@/lib/unit";
import type { MemberRecords } from "./schemas";

/** Won and lost deals keep who closed them; deleted ones may come back and need somebody then. */
const openLeads = (userId: string) => and(eq(leads.assigned_to, userId), eq(leads.status, "open"));
const openTasks = (userId: string) =>
  and(eq(tasks.assigned_to, userId), isNull(tasks.done_at), isNull(tasks.deleted_at));

export async function countRecords(db: OrgDb, userId: string): Promise<MemberRecords> {
  const count = (table: Parameters<OrgDb["in"]>[0], where: SQL | undefined) =>
    db.tx.$count(table, db.in(table, where));
  return {
    leads: await count(leads, openLeads(userId)),
    conversations: await count(conversations, eq(conversations.assigned_to, userId)),
    tasks: await count(tasks, openTasks(userId)),
    companies: await count(companies, eq(companies.assigned_to, userId)),
  };
}

type To = { records: string | null; tasks: string | null };

/** Companies, threads, leads, each in the order of ids: the order in which everybody locks them. */
export async function handOver(ctx: Ctx, unit: Unit, from: string, to: To): Promise<MemberRecords> {
  const { db } = unit;
  const owned = { assigned_to: to.records };
  const ownCompanies = eq(companies.assigned_to, from);
  await db.lockAll(companies, ownCompanies);
  const firms = await db.update(
    companies,
    { ...owned, version: sql`${companies.version} + 1` },
    ownCompanies,
  );
  const ownThreads = eq(conversations.assigned_to, from);
  await db.lockAll(conversations, ownThreads);
  const threads = await db.update(
    conversations,
    { ...owned, version: sql`${conversations.version} + 1` },
    ownThreads,
  );
  const ownLeads = openLeads(from) ?? sql`false`;
  await db.lockAll(leads, ownLeads);
  const deals = await db.update(leads, { ...owned, version: sql`${leads.version} + 1` }, ownLeads);
  await writeTimeline(ctx, db, deals, from, to.records);
  const promised = to.tasks
    ? await db.update(
        tasks,
        { assigned_to: to.tasks, version: sql`${tasks.version} + 1` },
        openTasks(from) ?? sql`false`,
      )
    : [];
  tell(unit, deals, threads, { assigned_to: to.records, previously: from });
  return {
    leads: deals.length,
    conversations: threads.length,
    tasks: promised.length,
    companies: firms.length,
  };
}

const linesPerInsert = 1_000;

async function writeTimeline(
  ctx: Ctx,
  db: OrgDb,
  deals: { id: string }[],
  from: string,
  to: string | null,
): Promise<void> {
  const [successor] = to
    ? await db.tx.select({ full_name: users.full_name }).from(users).where(eq(users.id, to))
    : [];
  const line = {
    organization_id: db.orgId,
    user_id: actorUserId(ctx.actor),
    activity_type: "assigned",
    title: successor?.full_name ?? "",
    metadata: { from, to, hand_over: true },
  };
  for (let start = 0; start < deals.length; start += linesPerInsert) {
    const part = deals.slice(start, start + linesPerInsert);
    await db.tx.insert(lead_activities).values(part.map(({ id }) => ({ ...line, id: newId(), lead_id: id })));
  }
}

/** Beyond this many a screen is quicker refetched: `members.changed` makes it do so. */
const toldMax = 100;

function tell(
  { publish }: Unit,
  deals: { id: string; stage_id: string; version: number }[],
  threads: { id: string; lead_id: string | null; version: number }[],
  audience: { assigned_to: string | null; previously: string },
): void {
  for (const { id, stage_id, version } of deals.slice(0, toldMax))
    publish({ event: "lead.changed", data: { lead_id: id, stage_id, version }, audience });
  for (const { id, lead_id, version } of threads.slice(0, toldMax))
    publish({ event: "conversation.changed", data: { conversation_id: id, lead_id, version }, audience });
}
