import { eq, isNull, or, type SQL } from "drizzle-orm";
import { background_jobs } from "@/db/schema";
import { actorUserId, type Ctx } from "@/lib/context";
import { notFound } from "@/lib/errors";
import type { Unit } from "@/lib/unit";
import { mayBeUndone, type JobRow } from "./handlers";
import type { Job } from "./schemas";

export const unfinished = ["queued", "running", "undoing"] as const;

export function toJob(row: JobRow): Job {
  const { organization_id: _org, params: _params, checkpoint: _checkpoint, undone_at: _undone, ...job } = row;
  const { attempts: _attempts, ...result } = row.result;
  const ended = row.status === "done" || row.status === "canceled" || row.status === "failed";
  const canUndo = ended && mayBeUndone(row.kind) && Date.parse(row.undo_until ?? "") > Date.now();
  return { ...job, status: row.status as Job["status"], result, can_undo: canUndo };
}

/** People see what they asked for, and what nobody in particular did. */
export function mineOnly(ctx: Ctx): SQL | undefined {
  const userId = actorUserId(ctx.actor);
  return userId
    ? or(eq(background_jobs.requested_by, userId), isNull(background_jobs.requested_by))
    : undefined;
}

/** @throws AppError `not_found` for a job that is not there or not theirs. */
export function assertMine(ctx: Ctx, job: JobRow | undefined): asserts job is JobRow {
  const userId = actorUserId(ctx.actor);
  if (!job || (userId && job.requested_by && job.requested_by !== userId)) throw notFound();
}

export function publishJob(unit: Unit, job: JobRow): void {
  if (!job.requested_by) return;
  unit.publish({ event: "job.changed", data: { job_id: job.id }, audience: { only: job.requested_by } });
}
