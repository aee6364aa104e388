import type { Engine } from "./engine";
import type { LocalFunction } from "./functions";
import { digest, ulid } from "./ids";
import { isRunItem, type FunctionItem, type QueueItem, type RunItem } from "./model";
import { resumeStep, startRun } from "./runs";
import { Tx } from "./tx";

/** The time of an item has come. */
export function due(engine: Engine, item: QueueItem) {
  const tx = new Tx();
  if (isRunItem(item)) resumeStep(engine, tx, item, memoOf(item));
  else startCollected(engine, tx, item);
  engine.commitLater(tx);
}

/** Sleeps and waits that timed out are memoised as a bare `null`; an invoke that timed out is an error. */
function memoOf(item: RunItem): string {
  if (item.kind !== "invoke") return "null";
  const error = {
    name: "InngestInvokeTimeoutError",
    message: "Timed out waiting for the invoked function to finish",
  };
  return JSON.stringify({ error });
}

function startCollected(engine: Engine, tx: Tx, item: FunctionItem) {
  const fn = engine.registry.get(item.functionId);
  if (item.kind === "cron") return fireCron(engine, tx, fn, item);
  engine.removeFunctionItem(tx, item);
  if (fn && item.events.length > 0) startRun(engine, tx, fn, item.events);
}

function fireCron(engine: Engine, tx: Tx, fn: LocalFunction | undefined, item: FunctionItem) {
  const cron = fn?.crons.find(({ source }) => source === item.cron);
  const nextMs = cron?.nextAfter(Date.now());
  if (!fn || fn.archived || !cron || nextMs === undefined) return engine.removeFunctionItem(tx, item);
  // Ticks missed while the executor was down are one tick.
  startCronRun(engine, tx, fn, cron.source, item.availableAtMs);
  item.availableAtMs = nextMs;
  engine.putFunctionItem(tx, item);
}

/** One run of a scheduled function, as if the clock had struck. */
export function startCronRun(engine: Engine, tx: Tx, fn: LocalFunction, cron: string, atMs: number) {
  const event = { data: { cron }, id: ulid(), name: "inngest/scheduled.timer", ts: atMs, user: {} };
  return startRun(engine, tx, fn, [event]);
}

/** Brings the timers in line with the schedules of the registered functions. */
export function scheduleCrons(engine: Engine) {
  const tx = new Tx();
  const wanted = new Set<string>();
  for (const fn of engine.registry.active()) {
    for (const cron of fn.crons) {
      const id = `cron:${fn.id}:${digest(cron.source)}`;
      wanted.add(id);
      const availableAtMs = cron.nextAfter(Date.now());
      if (engine.functionItems.has(id) || availableAtMs === undefined) continue;
      const common = { functionId: fn.id, createdAtMs: Date.now(), events: [] };
      engine.putFunctionItem(tx, { id, kind: "cron", cron: cron.source, availableAtMs, ...common });
    }
  }
  for (const item of engine.functionItems.values()) {
    if (item.kind === "cron" && !wanted.has(item.id)) engine.removeFunctionItem(tx, item);
  }
  engine.commitLater(tx);
}
