import type { Engine } from "./engine";
import type { LocalFunction } from "./functions";
import { digest } from "./ids";
import { startRun } from "./runs";
import type { Tx } from "./tx";
import type { InngestEvent } from "./wire";

/** Keeps the last event of a burst until the burst has been over for the period, or its timeout is reached. */
export function addToDebounce(
  engine: Engine,
  tx: Tx,
  fn: LocalFunction,
  { periodMs, timeoutMs, key }: NonNullable<LocalFunction["debounce"]>,
  event: InngestEvent,
) {
  const id = `debounce:${fn.id}:${digest(key?.key({ event }) ?? "")}`;
  const nowMs = Date.now();
  const existing = engine.functionItems.get(id);
  const createdAtMs = existing?.createdAtMs ?? nowMs;
  const latestMs = timeoutMs === undefined ? Infinity : createdAtMs + timeoutMs;
  const item = existing ?? {
    id,
    kind: "debounce" as const,
    functionId: fn.id,
    availableAtMs: 0,
    events: [],
    createdAtMs,
  };
  item.events = [event];
  item.availableAtMs = Math.min(nowMs + periodMs, latestMs);
  engine.putFunctionItem(tx, item);
}

/** Gathers events until there are enough for one run, or the timeout of the first has passed. */
export function addToBatch(
  engine: Engine,
  tx: Tx,
  fn: LocalFunction,
  { maxSize, timeoutMs, key }: NonNullable<LocalFunction["batch"]>,
  event: InngestEvent,
) {
  const id = `batch:${fn.id}:${digest(key?.key({ event }) ?? "")}`;
  const nowMs = Date.now();
  const item = engine.functionItems.get(id) ?? {
    id,
    kind: "batch" as const,
    functionId: fn.id,
    availableAtMs: nowMs + timeoutMs,
    events: [],
    createdAtMs: nowMs,
  };
  item.events = [...item.events, event];
  if (item.events.length < maxSize) return engine.putFunctionItem(tx, item);
  engine.removeFunctionItem(tx, item);
  startRun(engine, tx, fn, item.events);
}
