import { callFunction } from "./call-function";
import { due } from "./due";
import { LimitCounters } from "./limit-counters";
import type { Snapshot } from "./load";
import { isRunItem, type FunctionItem, type Log, type QueueItem, type Run } from "./model";
import { Registry } from "./registry";
import { watchRun } from "./runs";
import { Scheduler } from "./scheduler";
import type { Store } from "./store";
import type { Tx } from "./tx";
import { Watchers } from "./watchers";

export type EngineOptions = {
  signingKey?: string | undefined;
  maxInFlight: number;
  retryBaseMs: number;
  callTimeoutMs: number;
};

/** Keys seen in the last day; the oldest are forgotten when there are more. */
const maxDedupeKeys = 1_000_000;

/** The state of the executor. All decisions are made on it, synchronously, and then written by `commit`. */
export class Engine {
  readonly registry: Registry;
  readonly watchers = new Watchers();
  readonly counters = new LimitCounters();
  readonly runs = new Map<string, Run>();
  readonly functionItems = new Map<string, FunctionItem>();
  readonly dedupe = new Map<string, number>();
  readonly scheduler: Scheduler;
  readonly store: Store;
  readonly options: EngineOptions;
  readonly log: Log;
  nextSeq = 1;

  constructor(store: Store, options: EngineOptions, log: Log) {
    this.store = store;
    this.options = options;
    this.log = log;
    this.registry = new Registry(log);
    this.scheduler = new Scheduler({
      maxInFlight: options.maxInFlight,
      isLive: (item) =>
        isRunItem(item)
          ? item.run.status === "active" && item.run.items.get(item.id) === item
          : this.functionItems.get(item.id) === item,
      needs: ({ run }) => {
        const limits = this.registry.get(run.functionId)?.concurrency ?? [];
        return run.slots.map((key, index) => ({ key, limit: limits[index]?.limit ?? Infinity }));
      },
      appUrl: ({ run }) => this.registry.get(run.functionId)?.appUrl ?? "",
      call: (item) => callFunction(this, item),
      due: (item) => due(this, item),
    });
  }

  /** Continues from what the database holds. */
  load(snapshot: Snapshot) {
    this.registry.load(snapshot.functions);
    this.nextSeq = snapshot.nextSeq;
    for (const { key, atMs } of snapshot.dedupe) this.dedupe.set(key, atMs);
    for (const run of snapshot.runs) {
      this.runs.set(run.id, run);
      watchRun(this, run);
      for (const item of run.items.values()) this.scheduler.add(item);
    }
    for (const item of snapshot.functionItems) {
      this.functionItems.set(item.id, item);
      this.scheduler.add(item);
    }
  }

  /** Makes a decision durable, then starts what it wants started. */
  async commit(tx: Tx): Promise<void> {
    if (!tx.changes.isEmpty) await this.store.commit(tx.changes);
    for (const item of tx.added) this.scheduler.add(item);
    if (tx.added.length > 0) this.scheduler.pump();
  }

  /** Like `commit` where nobody waits for it. */
  commitLater(tx: Tx) {
    this.commit(tx).catch((error: unknown) =>
      this.log("error", "changes were refused", { error: String(error) }),
    );
  }

  /** True the first time a key is seen within a day. */
  claimKey(tx: Tx, key: string): boolean {
    if (this.dedupe.has(key)) return false;
    const nowMs = Date.now();
    this.dedupe.set(key, nowMs);
    tx.changes.addDedupe(key, nowMs);
    if (this.dedupe.size > maxDedupeKeys) this.dedupe.delete(this.dedupe.keys().next().value ?? "");
    return true;
  }

  putFunctionItem(tx: Tx, item: FunctionItem) {
    this.functionItems.set(item.id, item);
    tx.put(item);
  }

  removeFunctionItem(tx: Tx, item: QueueItem) {
    this.functionItems.delete(item.id);
    tx.changes.remove(item.id);
  }

  /** Forgets everything but the registered functions. */
  clear() {
    for (const run of this.runs.values()) run.status = "cancelled";
    this.runs.clear();
    this.functionItems.clear();
    this.dedupe.clear();
    this.watchers.clear();
    this.counters.clear();
  }
}
