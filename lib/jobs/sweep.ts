import { and, asc, inArray, lt, sql } from "drizzle-orm";
import { background_jobs, outbox } from "@/db/schema";
import { withSystem } from "@/db/system";
import { newId } from "@/lib/ids";
import { dispatchOutbox } from "@/lib/outbox";
import { unfinished } from "./job";

/** Every chunk touches its job; one that rested this long has lost its process. */
const stuckSeconds = 60;
const batchSize = 200;

/** Asks again for jobs whose process died, over all organizations. They go on from their checkpoint. */
export async function sweepJobs(): Promise<{ resumed: number }> {
  const ids = await withSystem("sweep jobs", async (db) => {
    const stuck = await db
      .select({ id: background_jobs.id, organization_id: background_jobs.organization_id })
      .from(background_jobs)
      .where(
        and(
          inArray(background_jobs.status, [...unfinished]),
          lt(background_jobs.updated_at, sql`now() - make_interval(secs => ${stuckSeconds})`),
        ),
      )
      .orderBy(asc(background_jobs.updated_at))
      .limit(batchSize)
      .for("update", { skipLocked: true });
    if (stuck.length === 0) return [];
    const jobIds = stuck.map(({ id }) => id);
    await db
      .update(background_jobs)
      .set({ updated_at: new Date().toISOString() })
      .where(inArray(background_jobs.id, jobIds));
    const rows = stuck.map(({ id, organization_id }) => ({
      id: newId(),
      organization_id,
      name: "job/requested",
      data: { org_id: organization_id, job_id: id },
    }));
    await db.insert(outbox).values(rows);
    return rows.map(({ id }) => id);
  });
  await dispatchOutbox({ ids });
  return { resumed: ids.length };
}
