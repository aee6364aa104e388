import { sql } from "drizzle-orm";
import { withSystem } from "@/db/system";

/** Fewer rows than this of one stage are read as fast as one. */
const foldAboveRows = 64;
const stagesPerRun = 500;

/**
 * Folds the rows of differences that writers leave behind into one per owner and currency. Writers only ever add rows,
 * so nobody waits: what is folded is gone and its sum is there in the same statement, and a row that is committed
 * meanwhile stays for the next run. Two runs at once take different rows.
 */
export async function foldTotals({ above = foldAboveRows, stagesMax = stagesPerRun } = {}): Promise<{
  stages: number;
}> {
  const crowded = await withSystem("find crowded totals", (db) =>
    db.execute<{ organization_id: string; stage_id: string }>(sql`
      select organization_id, stage_id from lead_totals
       group by organization_id, stage_id having count(*) > ${above}
       order by count(*) desc limit ${stagesMax}`),
  );
  for (const { organization_id, stage_id } of crowded)
    await withSystem("fold totals", (db) =>
      db.execute(sql`
        with gone as (
          delete from lead_totals where id in (
            select id from lead_totals
             where organization_id = ${organization_id} and stage_id = ${stage_id}
               for update skip locked)
          returning *
        )
        insert into lead_totals
          (organization_id, stage_id, assigned_to, currency, lead_count, total_value, weighted_value, unweighted_value)
        select organization_id, stage_id, assigned_to, currency,
               sum(lead_count), sum(total_value), sum(weighted_value), sum(unweighted_value)
          from gone group by organization_id, stage_id, assigned_to, currency
        having sum(lead_count) <> 0 or sum(total_value) <> 0
            or sum(weighted_value) <> 0 or sum(unweighted_value) <> 0`),
    );
  return { stages: crowded.length };
}
