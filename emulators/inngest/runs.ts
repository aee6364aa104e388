import type { Engine } from "./engine";
import { compileExpression } from "./expression";
import { finishRun } from "./finish";
import { concurrencySlots, type LocalFunction } from "./functions";
import { ulid } from "./ids";
import { isCall, type Run, type RunItem } from "./model";
import type { Tx } from "./tx";
import type { InngestEvent } from "./wire";

/** Starts a run of a function. Returns undefined when `singleton` says to skip it. */
export function startRun(
  engine: Engine,
  tx: Tx,
  fn: LocalFunction,
  events: InngestEvent[],
  parent?: Run["parent"],
) {
  const event = events[0];
  const singletonKey = fn.singleton && `${fn.id}:${fn.singleton.key?.key({ event }) ?? ""}`;
  const other = singletonKey && [...engine.runs.values()].find((run) => run.singletonKey === singletonKey);
  if (other && fn.singleton?.mode === "skip") return undefined;
  if (other) finishRun(engine, tx, other, cancelled("replaced by a newer run"));
  const run: Run = {
    id: ulid(),
    seq: engine.nextSeq++,
    functionId: fn.id,
    events,
    createdAtMs: Date.now(),
    slots: concurrencySlots(fn, event),
    ...(singletonKey && { singletonKey }),
    ...(parent && { parent }),
    status: "active",
    started: false,
    reqVersion: -1,
    forcePlan: false,
    items: new Map(),
    memo: new Map(),
    watchers: new Set(),
  };
  engine.runs.set(run.id, run);
  tx.changes.addRun(run);
  watchRun(engine, run);
  addItem(tx, run, "discovery", "step", engine.counters.throttledStartMs(fn, event, run.createdAtMs));
  return run;
}

export const cancelled = (message: string) =>
  ({ status: "cancelled", error: { name: "InngestFunctionCancelled", message } }) as const;

/** Queues something for a run. The id is unique over the run's life, since steps only ever accumulate. */
export function addItem(
  tx: Tx,
  run: Run,
  kind: RunItem["kind"],
  stepId: string,
  availableAtMs: number,
  wait?: RunItem["wait"],
): RunItem {
  const item: RunItem = {
    id: `${run.id}/${kind === "discovery" ? `d${run.memo.size}` : stepId}`,
    kind,
    run,
    stepId,
    availableAtMs,
    attempt: 0,
    ...(wait && { wait }),
    hangUps: 0,
    inFlight: false,
  };
  run.items.set(item.id, item);
  tx.put(item);
  return item;
}

export function removeItem(tx: Tx, item: RunItem) {
  item.run.items.delete(item.id);
  tx.changes.remove(item.id);
}

/** Memoises a step; a step keeps its first result. */
export function saveStep(tx: Tx, run: Run, stepId: string, memo: string) {
  if (run.memo.has(stepId)) return;
  tx.changes.addStep(run.id, stepId, run.memo.size, memo);
  run.memo.set(stepId, memo);
}

/** What a run waited for has come: memoises it and lets the run go on. */
export function resumeStep(engine: Engine, tx: Tx, item: RunItem, memo: string) {
  for (const watcher of item.run.watchers) if (watcher.item === item) engine.watchers.remove(watcher);
  removeItem(tx, item);
  saveStep(tx, item.run, item.stepId, memo);
  planNext(tx, item.run);
}

/**
 * Asks the run again when nothing of its last plan is outstanding: parallel steps are joined first, unless the
 * run races them.
 */
export function planNext(tx: Tx, run: Run) {
  const items = [...run.items.values()];
  if (items.some((item) => item.kind === "discovery" && !item.inFlight)) return;
  if (items.length === 0 || run.forcePlan) addItem(tx, run, "discovery", "step", Date.now());
}

/** Registers what may end or resume a run with the watchers. */
export function watchRun(engine: Engine, run: Run) {
  for (const { event, condition, timeoutMs } of engine.registry.get(run.functionId)?.cancels ?? []) {
    engine.watchers.add({
      event,
      run,
      ...(condition && { expression: condition }),
      ...(timeoutMs !== undefined && { expiresAtMs: run.createdAtMs + timeoutMs }),
    });
  }
  for (const item of run.items.values()) if (item.wait) watchItem(engine, item, item.wait);
}

export function watchItem(
  engine: Engine,
  item: RunItem,
  { event, expression }: NonNullable<RunItem["wait"]>,
) {
  engine.watchers.add({
    event,
    run: item.run,
    item,
    ...(expression && { expression: compileExpression(expression) }),
  });
}

/** Runs that only wait: for a time, an event or another run. */
export const isSleeping = (run: Run) => ![...run.items.values()].some((item) => isCall(item));
