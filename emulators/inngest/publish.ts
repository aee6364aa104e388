import { addToBatch, addToDebounce } from "./collect";
import type { Engine } from "./engine";
import { finishRun } from "./finish";
import type { LocalFunction } from "./functions";
import { digest } from "./ids";
import { cancelled, resumeStep, startRun } from "./runs";
import type { Tx } from "./tx";
import type { InngestEvent } from "./wire";

/** Gives an event to everything that listens: runs it ends, runs it resumes, functions it starts. */
export function publish(engine: Engine, tx: Tx, event: InngestEvent) {
  // Before the triggers, since an event must not end the run that it starts itself.
  for (const { run, item } of engine.watchers.match(event, Date.now())) {
    if (!item) finishRun(engine, tx, run, cancelled(`cancelled by ${event.name}`));
    else if (run.items.has(item.id)) resumeStep(engine, tx, item, JSON.stringify({ data: event }));
  }
  for (const fn of engine.registry.triggeredBy(event)) trigger(engine, tx, fn, event);
}

function trigger(engine: Engine, tx: Tx, fn: LocalFunction, event: InngestEvent) {
  const key = fn.idempotency?.key({ event });
  if (key !== undefined && !engine.claimKey(tx, `idempotency:${fn.id}:${digest(key)}`)) return;
  if (!engine.counters.takeRateLimit(fn, event, Date.now())) return;
  if (fn.debounce) addToDebounce(engine, tx, fn, fn.debounce, event);
  else if (fn.batch && (!fn.batch.condition || fn.batch.condition.matches({ event }))) {
    addToBatch(engine, tx, fn, fn.batch, event);
  } else startRun(engine, tx, fn, [event]);
}
