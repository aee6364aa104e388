import { leads } from "@/db/schema";
import { withSystem } from "@/db/system";
import { newId } from "@/lib/ids";
import { getJob, runJob, undoJob } from "@/lib/jobs";
import { jobCtx } from "./context";
import type { Fixture } from "./fixture";

/** Leads to change as a whole, and jobs run to their end as the engine would. */
export function bulkSupport(a: () => Fixture) {
  /** Leads of one stage with a tag that only they have, and the filter that finds them. */
  async function addLeads(count: number, values: Partial<typeof leads.$inferInsert> = {}) {
    const tag = newId();
    const made = await withSystem("test", (db) =>
      db
        .insert(leads)
        .values(
          Array.from({ length: count }, (_, index) => ({
            organization_id: a().orgId,
            contact_id: a().lead.contact_id,
            full_name: `Lead ${index}`,
            pipeline_id: a().first.pipeline_id,
            stage_id: a().first.id,
            position: `a0${newId().replaceAll("-", "")}1`,
            tags: [tag],
            ...values,
          })),
        )
        .returning({ id: leads.id }),
    );
    const filter = { field: "tags", op: "has_any" as const, value: [tag] };
    return { ids: made.map(({ id }) => id), tag, filter };
  }

  const work = async (job_id: string, ctx = a().ctx()) => {
    while ((await runJob.execute(jobCtx(a().orgId), { job_id })).outcome === "handed_on");
    return getJob.execute(ctx, { job_id });
  };
  const undo = async (job_id: string, ctx = a().ctx()) => {
    await undoJob.execute(ctx, { job_id });
    return work(job_id, ctx);
  };

  return { addLeads, work, undo };
}
