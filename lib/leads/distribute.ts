import { eq, sql } from "drizzle-orm";
import type { OrgDb } from "@/db/org";
import { conversations, leads, organization_members } from "@/db/schema";
import { withSystem } from "@/db/system";
import { activeRules, chooseByRule, languageOfPhone, ruleFor } from "@/lib/assignment";
import type { Ctx } from "@/lib/context";
import { dispatchOutbox } from "@/lib/outbox";
import { systemEmit } from "@/lib/system-unit";
import { read, transact } from "@/lib/unit";
import { recordByRule } from "./by-rule";
import type { LeadRow } from "./lead";

const leadsPerRun = 500;
const organizationsPerRun = 1_000;

/** New, of nobody, and waiting for somebody a rule may choose: not those that a person left without an owner. */
const isWaiting = sql`
  l.assigned_to is null and l.status = 'open' and l.deleted_at is null
  and exists (select from lead_activities a where a.organization_id = l.organization_id and a.lead_id = l.id
    and ((a.activity_type = 'created' and a.metadata ? 'awaits_rule')
      or (a.activity_type = 'assigned' and a.metadata ? 'rule_id')))
  and not exists (select from lead_activities a where a.organization_id = l.organization_id and a.lead_id = l.id
    and a.activity_type = 'assigned' and a.user_id is not null)`;

/** Asks each organization that has rules and waiting leads to give them out: hours begin, loads shrink. */
export async function findWaiting(): Promise<{ organizations: number }> {
  const outboxIds = await withSystem("find leads that wait for an owner", async (db) => {
    const due = await db.execute<{ organization_id: string }>(sql`
      select distinct r.organization_id from assignment_rules r
       where r.is_active and exists (
         select from leads l where l.organization_id = r.organization_id and ${isWaiting})
       limit ${organizationsPerRun}`);
    return Promise.all(
      due.map(({ organization_id }) => systemEmit(db, organization_id, "lead/waiting_found", {})),
    );
  });
  if (outboxIds.length > 0) await dispatchOutbox({ ids: outboxIds });
  return { organizations: outboxIds.length };
}

/** Gives waiting leads to whoever is free, the oldest first. */
export async function distributeWaiting(ctx: Ctx): Promise<{ assigned: number }> {
  const waiting = await read(ctx, (db) =>
    db.tx.execute<{ id: string }>(sql`
      select l.id from leads l where l.organization_id = ${db.orgId}::uuid and ${isWaiting}
       order by l.created_at, l.id limit ${leadsPerRun}`),
  );
  const exhausted = new Set<string>();
  let assigned = 0;
  for (const { id } of waiting) if (await giveOut(ctx, id, null, exhausted)) assigned += 1;
  return { assigned };
}

/**
 * Somebody came back or went away. Whoever is there gets what waits; what a rule gave somebody who is away, and nobody
 * has touched, goes to another one, or waits where nobody is free.
 */
export async function followAvailability(ctx: Ctx, userId: string): Promise<{ moved: number }> {
  const member = await read(ctx, (db) =>
    db.find(organization_members, eq(organization_members.user_id, userId)),
  );
  if (!member) return { moved: 0 };
  if (member.is_active && member.availability === "available")
    return { moved: (await distributeWaiting(ctx)).assigned };
  const untouched = await read(ctx, (db) => untouchedOf(db, userId));
  const exhausted = new Set<string>();
  for (const { id } of untouched) await giveOut(ctx, id, userId, exhausted);
  return { moved: untouched.length };
}

const untouchedOf = (db: OrgDb, userId: string) =>
  db.tx.execute<{ id: string }>(sql`
    select l.id from leads l
     where l.organization_id = ${db.orgId}::uuid and l.assigned_to = ${userId}::uuid
       and l.status = 'open' and l.deleted_at is null
       and exists (select from lead_activities a where a.organization_id = l.organization_id and a.lead_id = l.id
         and a.activity_type = 'assigned' and a.metadata ? 'rule_id' and a.metadata ->> 'to' = ${userId})
       and not exists (select from lead_activities a where a.organization_id = l.organization_id
         and a.lead_id = l.id and a.user_id is not null and a.activity_type <> 'created')
       and not exists (select from messages m where m.organization_id = l.organization_id
         and m.lead_id = l.id and m.sent_by is not null)
     order by l.created_at, l.id limit ${leadsPerRun}`);

/** One lead in one transaction: the rule and the member are locked first, then threads, then the lead. */
const giveOut = (ctx: Ctx, leadId: string, from: string | null, exhausted: Set<string>): Promise<boolean> =>
  transact(ctx, async (unit) => {
    const { db } = unit;
    const seen = await db.byId(leads, leadId);
    const rule = seen && ruleFor(await activeRules(db), factsOf(seen));
    if (!rule) return false;
    const user_id = exhausted.has(rule.id) ? null : await chooseByRule(db, rule, from ?? undefined);
    if (!user_id) exhausted.add(rule.id);
    if (user_id === from) return false;
    await db.lockAll(conversations, eq(conversations.lead_id, leadId));
    const before = await db.lock(leads, leadId);
    if (!before || before.deleted_at || before.status !== "open" || before.assigned_to !== from) return false;
    const [after] = await db.update(
      leads,
      { assigned_to: user_id, version: sql`${leads.version} + 1` },
      eq(leads.id, leadId),
    );
    if (!after) return false;
    await recordByRule(ctx, unit, after, from, { rule_id: rule.id, user_id });
    return user_id !== null;
  });

/** One lead of nobody to whoever a rule chooses, now. @returns whether somebody got it. */
export const giveOutLead = (ctx: Ctx, leadId: string): Promise<boolean> =>
  giveOut(ctx, leadId, null, new Set());

const factsOf = ({ source, tags, estimated_value, phone }: LeadRow) => ({
  source,
  tags,
  estimated_value,
  language: languageOfPhone(phone),
});
