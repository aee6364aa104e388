import { background_jobs } from "@/db/schema";
import { actorUserId, type Ctx } from "@/lib/context";
import type { Unit } from "@/lib/unit";
import { publishJob, toJob } from "./job";
import { runJob } from "./run";
import type { Job } from "./schemas";

/**
 * Work that begins when the caller's transaction has committed: in this process at once, in the job engine when this
 * one is busy or dies. The caller has checked that its actor may do it.
 */
export async function startJob(
  ctx: Ctx,
  unit: Unit,
  { kind, params, total = null }: { kind: string; params: Record<string, unknown>; total?: number | null },
): Promise<Job> {
  const job = await unit.db.insert(background_jobs, {
    kind,
    params,
    total,
    requested_by: actorUserId(ctx.actor),
  });
  await requestJob(unit, job.id);
  publishJob(unit, job);
  return toJob(job);
}

export const requestJob = (unit: Unit, jobId: string): Promise<void> =>
  unit.emit("job/requested", { job_id: jobId }, (job) => runJob.execute(job, { job_id: jobId }));
