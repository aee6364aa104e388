import { sql } from "drizzle-orm";
import { withSystem, type SystemDb } from "@/db/system";
import type { EventName } from "@/inngest/events";
import { dispatchOutbox } from "@/lib/outbox";
import { systemEmit } from "@/lib/system-unit";
import { due } from "./due";

const organizationsPerRun = 1_000;
/** A model is made anew after so many outcomes, or when it is so old and there is any. */
const newOutcomes = 10;
const modelLastsDays = 7;

/** Asks each organization that has leads with old scores to score them. Most have no model, and are passed over. */
export const findLeadsDue = (): Promise<{ organizations: number }> =>
  tell("scoring/leads_due", "find leads to score", (db) =>
    db.execute<{ organization_id: string }>(sql`
      select o.id as organization_id from organizations o
       where (exists (select from lead_scoring_models a where a.organization_id = o.id and a.is_active)
           or exists (select from lead_scores a where a.organization_id = o.id and a.model_id is not null))
         and exists (select ${due} and l.organization_id = o.id)
       limit ${organizationsPerRun}`),
  );

/** Asks each organization that has news to learn from to train. */
export const findTrainingDue = (): Promise<{ organizations: number }> =>
  tell("scoring/training_due", "find outcomes to learn from", (db) =>
    db.execute<{ organization_id: string }>(sql`
      select o.id as organization_id
        from organizations o
        left join lateral (
          select max(training_completed) as at from lead_scoring_models t where t.organization_id = o.id) last on true
        cross join lateral (
          select count(*) as outcomes from leads l
           where l.organization_id = o.id and l.status in ('won','lost') and l.deleted_at is null
             and l.closed_at > coalesce(last.at, '-infinity'::timestamptz)) news
       where news.outcomes >= ${newOutcomes}
          or (news.outcomes > 0 and last.at < now() - make_interval(days => ${modelLastsDays}))
       limit ${organizationsPerRun}`),
  );

async function tell(
  event: Extract<EventName, `scoring/${string}`>,
  reason: string,
  find: (db: SystemDb) => Promise<{ organization_id: string }[]>,
): Promise<{ organizations: number }> {
  const ids = await withSystem(reason, async (db) => {
    const found = await find(db);
    return Promise.all(found.map(({ organization_id }) => systemEmit(db, organization_id, event, {})));
  });
  if (ids.length > 0) await dispatchOutbox({ ids });
  return { organizations: ids.length };
}
