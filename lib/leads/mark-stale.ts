import { sql } from "drizzle-orm";
import { withSystem } from "@/db/system";
import type { Ctx } from "@/lib/context";
import { systemEmit } from "@/lib/system-unit";
import { dispatchOutbox } from "@/lib/outbox";
import { transact } from "@/lib/unit";

const organizationsPerRun = 1_000;
const leadsPerTransaction = 200;

/** A lead in an open stage, silent for longer than the stage allows, and not marked in this episode yet. */
const isDue = sql`
  l.deleted_at is null and l.status = 'open' and l.stale_since is null
  and l.last_activity_at < now() - make_interval(days => s.stale_after_days)`;

/** Asks each organization that has stale leads to mark them. */
export async function findStale(): Promise<{ organizations: number }> {
  const outboxIds = await withSystem("find stale leads", async (db) => {
    const due = await db.execute<{ organization_id: string }>(sql`
      select distinct s.organization_id from pipeline_stages s
       where s.stale_after_days is not null and s.is_active
         and exists (
           select from leads l
            where l.organization_id = s.organization_id and l.stage_id = s.id and ${isDue})
       limit ${organizationsPerRun}`);
    return Promise.all(
      due.map(({ organization_id }) => systemEmit(db, organization_id, "lead/stale_found", {})),
    );
  });
  if (outboxIds.length > 0) await dispatchOutbox({ ids: outboxIds });
  return { organizations: outboxIds.length };
}

/**
 * Marks the leads that went silent, once per episode: the mark is taken off by the next message, note, task or move,
 * and only then can there be another. Their versions stay, nobody has edited them.
 */
export async function markStale(ctx: Ctx): Promise<{ marked: number }> {
  let marked = 0;
  for (;;) {
    const count = await markSome(ctx);
    marked += count;
    if (count < leadsPerTransaction) return { marked };
  }
}

type Marked = { id: string; stage_id: string; version: number; assigned_to: string | null };

const markSome = (ctx: Ctx): Promise<number> =>
  transact(ctx, async ({ db, audit, emit, publish }) => {
    // Somebody is at work on a locked lead: it is looked at again in the next run.
    const rows = await db.tx.execute<Marked>(sql`
      update leads set stale_since = now()
       where organization_id = ${db.orgId} and id in (
         select l.id from leads l
           join pipeline_stages s on s.organization_id = l.organization_id and s.id = l.stage_id
          where l.organization_id = ${db.orgId} and s.stale_after_days is not null and ${isDue}
          order by l.id limit ${leadsPerTransaction} for no key update of l skip locked)
      returning id, stage_id, version, assigned_to`);
    for (const { id, stage_id, version, assigned_to } of rows) {
      await emit("lead/went_stale", { lead_id: id });
      await audit({ action: "lead.went_stale", resource_type: "lead", resource_id: id });
      publish({
        event: "lead.went_stale",
        data: { lead_id: id, stage_id, version },
        audience: { assigned_to },
      });
    }
    return rows.length;
  });
