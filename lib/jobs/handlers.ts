import type { InferSelectModel } from "drizzle-orm";
import type { background_jobs } from "@/db/schema";
import type { Ctx } from "@/lib/context";
import type { Unit } from "@/lib/unit";

export type JobRow = InferSelectModel<typeof background_jobs>;

/** What one chunk did. Counts are added to the job's, `checkpoint` and `result` are merged into it. */
export type StepResult = {
  done: boolean;
  processed?: number;
  failed?: number;
  total?: number;
  checkpoint?: Record<string, unknown>;
  result?: Record<string, unknown>;
  file_id?: string;
  /** How long the work can be taken back; given before `done`, it counts for a job that is stopped or fails, too. */
  undoHours?: number;
};

/**
 * One kind of work, in bounded chunks. A chunk runs in one transaction with the checkpoint it writes, so that a
 * process may die at any point: what was committed is not done again, what was not is.
 *
 * `ctx` is the person who asked, with what they may do at this moment.
 *
 * @throws AppError ends the job as failed with its message; anything else is tried again a few times.
 */
export type JobHandler = {
  step(ctx: Ctx & { unit: Unit }, job: JobRow): Promise<StepResult>;
  /** Takes the work back in chunks; its checkpoint starts empty. Given only by kinds that can. */
  undo?(ctx: Ctx & { unit: Unit }, job: JobRow): Promise<StepResult>;
  /** In the transaction that ends the job without success, e.g. to mark a record of its own. */
  stopped?(ctx: Ctx & { unit: Unit }, job: JobRow, status: "failed" | "canceled"): Promise<void>;
};

/** Said once per kind where the domain's door loads. */
export function registerJob(kind: string, handler: JobHandler): void {
  handlers.set(kind, handler);
}

/** @throws Error where the kind's domain is not loaded; the job engine's process has them all. */
export function handlerOf(kind: string): JobHandler {
  const handler = handlers.get(kind);
  if (!handler) throw new Error(`no handler for jobs of kind ${kind} here`);
  return handler;
}

export const mayBeUndone = (kind: string): boolean => handlers.get(kind)?.undo !== undefined;

// Shared by the copies of this module that a bundler makes per entry.
const globals = globalThis as typeof globalThis & { lovedJobHandlers?: Map<string, JobHandler> };
const handlers = (globals.lovedJobHandlers ??= new Map<string, JobHandler>());
