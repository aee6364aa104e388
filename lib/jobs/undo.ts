import { eq } from "drizzle-orm";
import { background_jobs } from "@/db/schema";
import { AppError, notFound } from "@/lib/errors";
import { defineOperation } from "@/lib/operation";
import { transact } from "@/lib/unit";
import { assertMine, publishJob, toJob } from "./job";
import { JobIdInput } from "./schemas";
import { requestJob } from "./start";

/** Takes a finished job back, again as work in chunks. */
export const undoJob = defineOperation({
  name: "job.undo",
  permission: "leads.write",
  input: JobIdInput,
  run: (ctx, { job_id }) =>
    transact(ctx, async (unit) => {
      const job = await unit.db.lock(background_jobs, job_id);
      assertMine(ctx, job);
      if (job.status === "undoing" || job.status === "undone") return toJob(job);
      if (!toJob(job).can_undo) throw new AppError("conflict", { message: "undo_too_late" });
      const [after] = await unit.db.update(
        background_jobs,
        { status: "undoing", checkpoint: {}, processed: 0, failed: 0, finished_at: null },
        eq(background_jobs.id, job_id),
      );
      if (!after) throw notFound();
      await unit.audit({
        action: "job.undo",
        resource_type: "job",
        resource_id: job_id,
        after: { kind: job.kind, processed: job.processed },
      });
      await requestJob(unit, job_id);
      publishJob(unit, after);
      return toJob(after);
    }),
});
