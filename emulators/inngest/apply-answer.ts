import { applyOp } from "./apply-op";
import type { Answer } from "./call-reply";
import type { Engine } from "./engine";
import { finishRun } from "./finish";
import type { LocalFunction } from "./functions";
import type { RunItem } from "./model";
import { planNext, removeItem, saveStep } from "./runs";
import type { Tx } from "./tx";
import { toWireError, type StepOp } from "./wire";

const maxBackoffMs = 60_000;
const parallelJoinVersion = 2;

/** Turns the SDK's answer into memoised steps, further queue items, a retry or the end of the run. */
export function applyAnswer(engine: Engine, tx: Tx, fn: LocalFunction, item: RunItem, answer: Answer) {
  const { run } = item;
  if (answer.reqVersion !== undefined && run.reqVersion === -1) {
    run.reqVersion = answer.reqVersion;
    tx.changes.updateRun(run);
  }
  if (answer.kind === "done")
    return finishRun(engine, tx, run, { status: "completed", output: answer.output });
  if (answer.kind === "ops") return applyOps(engine, tx, fn, item, answer);
  if (answer.final || isLastAttempt(fn, item)) {
    return finishRun(engine, tx, run, { status: "failed", error: answer.error });
  }
  retry(engine, tx, item, answer.retryAfterMs);
}

function applyOps(
  engine: Engine,
  tx: Tx,
  fn: LocalFunction,
  item: RunItem,
  { ops, final, retryAfterMs }: Extract<Answer, { kind: "ops" }>,
) {
  const { run } = item;
  if (ops.length > 1 && racesSteps(ops, run.reqVersion) && !run.forcePlan) {
    run.forcePlan = true;
    tx.changes.updateRun(run);
  }
  const memoised = run.memo.size;
  let retried = false;
  for (const op of ops) {
    if (run.status !== "active") return;
    if (op.op === "StepFailed" || op.op === "StepError") {
      retried = op.op === "StepError" && !final && !isLastAttempt(fn, item);
      if (retried) retry(engine, tx, item, retryAfterMs);
      else saveStep(tx, run, op.id, JSON.stringify({ error: toWireError(op.error ?? op.data) }));
    } else applyOp(engine, tx, run, op);
  }
  if (retried || run.status !== "active") return;
  removeItem(tx, item);
  // A plan without news (its steps are under way) must not ask again, or it would ask for ever.
  if (run.memo.size > memoised || run.items.size === 0) planNext(tx, run);
}

/** Race-style parallelism, and the first protocol version, look at the run again after each single step. */
const racesSteps = (ops: StepOp[], reqVersion: number) =>
  reqVersion < parallelJoinVersion || ops.some(({ opts }) => opts?.parallelMode === "race");

const isLastAttempt = (fn: LocalFunction, item: RunItem) => item.attempt + 1 >= fn.maxAttempts;

function retry(engine: Engine, tx: Tx, item: RunItem, retryAfterMs: number | undefined) {
  const backoffMs = Math.min(maxBackoffMs, engine.options.retryBaseMs * 2 ** item.attempt);
  item.attempt += 1;
  item.hangUps = 0;
  item.availableAtMs = Date.now() + (retryAfterMs ?? backoffMs);
  // Not through `tx.put`: the scheduler takes the item up again by itself when the call is over.
  tx.changes.put(item);
}
