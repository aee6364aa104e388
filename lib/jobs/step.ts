import { eq, sql } from "drizzle-orm";
import { background_jobs } from "@/db/schema";
import { memberGrants } from "@/lib/auth";
import { systemGrants } from "@/lib/auth/permissions";
import type { Ctx } from "@/lib/context";
import { AppError } from "@/lib/errors";
import { log } from "@/lib/log";
import { read, transact } from "@/lib/unit";
import { handlerOf, type JobRow, type StepResult } from "./handlers";
import { publishJob, unfinished } from "./job";

/** Unexpected failures in a row, after which trying again is no help. */
const attemptsMax = 5;

export type StepOutcome = "more" | "ended" | "busy" | "gone";

/** One chunk of a job. @throws what the handler threw, while trying again may help. */
export async function stepJob(ctx: Ctx, jobId: string): Promise<StepOutcome> {
  const asked = await read(ctx, async (db) => {
    const job = await db.byId(background_jobs, jobId);
    const grants = job?.requested_by ? await memberGrants(db, job.requested_by) : systemGrants;
    return job && { job, grants };
  });
  if (!asked || !isUnfinished(asked.job)) return "gone";
  if (!asked.grants) return fail(ctx, jobId, "requester_left");
  const acting = actingCtx(ctx, asked.job, asked.grants);
  const handler = handlerOf(asked.job.kind);
  try {
    return await transact(acting, async (unit, inner) => {
      const { db } = unit;
      const [lock] = await db.tx.execute<{ taken: boolean }>(
        sql`select pg_try_advisory_xact_lock(hashtextextended(${`job/${jobId}`}, 0)) as taken`,
      );
      if (!lock?.taken) return "busy";
      const job = await db.lock(background_jobs, jobId);
      if (!job || !isUnfinished(job)) return "gone";
      const work = job.status === "undoing" ? handler.undo : handler.step;
      if (!work) throw new AppError("conflict");
      const result = await work(inner, job);
      const [after] = await db.update(background_jobs, changesOf(job, result), eq(background_jobs.id, jobId));
      if (after) publishJob(unit, after);
      return result.done ? "ended" : "more";
    });
  } catch (error) {
    if (error instanceof AppError && error.status < 500) return fail(acting, jobId, error.message);
    log.warn({ err: error, job_id: jobId, organization_id: ctx.org.id }, "job step failed");
    if (await countAttempt(acting, jobId)) return fail(acting, jobId, "unexpected");
    throw error;
  }
}

const isUnfinished = (job: JobRow) => (unfinished as readonly string[]).includes(job.status);

/** The person who asked, as if they did each step themselves; without one the system. */
const actingCtx = (ctx: Ctx, job: JobRow, grants: Ctx["grants"]): Ctx => ({
  org: ctx.org,
  actor: job.requested_by ? { type: "user", userId: job.requested_by, sessionId: job.id } : ctx.actor,
  grants,
  requestId: ctx.requestId,
  locale: ctx.locale,
});

function changesOf(job: JobRow, step: StepResult) {
  const now = new Date().toISOString();
  const undoing = job.status === "undoing";
  const { attempts: _attempts, ...before } = job.result;
  return {
    status: step.done ? (undoing ? "undone" : "done") : undoing ? "undoing" : "running",
    processed: job.processed + (step.processed ?? 0),
    failed: job.failed + (step.failed ?? 0),
    ...(step.total !== undefined && { total: step.total }),
    checkpoint: { ...job.checkpoint, ...step.checkpoint },
    result: { ...before, ...step.result },
    ...(step.file_id && { file_id: step.file_id }),
    started_at: job.started_at ?? now,
    ...(step.done && { finished_at: now }),
    ...(step.done && undoing && { undone_at: now }),
    ...(!undoing && step.undoHours && { undo_until: hoursFromNow(step.undoHours) }),
    updated_at: now,
  };
}

const hoursFromNow = (hours: number) => new Date(Date.now() + hours * 3_600_000).toISOString();

async function fail(ctx: Ctx, jobId: string, error: string): Promise<"ended"> {
  await transact(ctx, async (unit, inner) => {
    const job = await unit.db.lock(background_jobs, jobId);
    if (!job || !isUnfinished(job)) return;
    const [after] = await unit.db.update(
      background_jobs,
      { status: "failed", error: error.slice(0, 500), finished_at: new Date().toISOString() },
      eq(background_jobs.id, jobId),
    );
    if (!after) return;
    await handlerOf(job.kind).stopped?.(inner, after, "failed");
    publishJob(unit, after);
  });
  return "ended";
}

/** @returns whether it was the last one. */
function countAttempt(ctx: Ctx, jobId: string): Promise<boolean> {
  return transact(ctx, async ({ db }) => {
    const job = await db.lock(background_jobs, jobId);
    const attempts = Number(job?.result.attempts ?? 0) + 1;
    await db.update(background_jobs, { result: { ...job?.result, attempts } }, eq(background_jobs.id, jobId));
    return attempts >= attemptsMax;
  });
}
