import { eq } from "drizzle-orm";
import { background_jobs } from "@/db/schema";
import { AppError, notFound } from "@/lib/errors";
import { defineOperation } from "@/lib/operation";
import { transact } from "@/lib/unit";
import { handlerOf } from "./handlers";
import { assertMine, publishJob, toJob } from "./job";
import { JobIdInput } from "./schemas";

/** Stops a job after the chunk it is in; what is done stays done. */
export const cancelJob = defineOperation({
  name: "job.cancel",
  permission: "leads.write",
  input: JobIdInput,
  run: (ctx, { job_id }) =>
    transact(ctx, async (unit, inner) => {
      const job = await unit.db.lock(background_jobs, job_id);
      assertMine(ctx, job);
      if (job.status === "canceled") return toJob(job);
      if (job.status !== "queued" && job.status !== "running") {
        throw new AppError("conflict", { message: "job_ended" });
      }
      const [after] = await unit.db.update(
        background_jobs,
        { status: "canceled", finished_at: new Date().toISOString() },
        eq(background_jobs.id, job_id),
      );
      if (!after) throw notFound();
      await handlerOf(job.kind).stopped?.(inner, after, "canceled");
      await unit.audit({
        action: "job.cancel",
        resource_type: "job",
        resource_id: job_id,
        before: { status: job.status },
        after: { status: after.status, kind: after.kind, processed: after.processed },
      });
      publishJob(unit, after);
      return toJob(after);
    }),
});
