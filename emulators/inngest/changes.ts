import type { FunctionItem, Outcome, QueueItem, Run, RunItem } from "./model";

/** One atomic set of writes. Rows are absolute, so applying a set twice does no harm. */
export class Changes {
  readonly dedupe = new Map<string, object>();
  readonly runs = new Map<string, object>();
  readonly runUpdates = new Map<string, object>();
  readonly steps = new Map<string, object>();
  /** Null removes the row. */
  readonly queue = new Map<string, object | null>();

  addDedupe(key: string, atMs: number) {
    this.dedupe.set(key, { key, at_ms: atMs });
  }

  addRun(run: Run) {
    this.runs.set(run.id, {
      id: run.id,
      seq: run.seq,
      function_id: run.functionId,
      events: JSON.stringify(run.events),
      slots: JSON.stringify(run.slots),
      singleton_key: run.singletonKey ?? null,
      parent_run_id: run.parent?.runId ?? null,
      parent_step_id: run.parent?.stepId ?? null,
      created_at_ms: run.createdAtMs,
    });
  }

  updateRun(run: Run, outcome?: Outcome) {
    const result = outcome && (outcome.status === "completed" ? outcome.output : outcome.error);
    this.runUpdates.set(run.id, {
      id: run.id,
      status: run.status,
      req_version: run.reqVersion,
      force_plan: run.forcePlan,
      result: outcome ? (JSON.stringify(result) ?? "null") : null,
      finished_at_ms: outcome ? Date.now() : null,
    });
  }

  addStep(runId: string, stepId: string, position: number, memo: string) {
    this.steps.set(`${runId}/${stepId}`, { run_id: runId, step_id: stepId, position, memo });
  }

  put(item: QueueItem) {
    this.queue.set(item.id, "run" in item ? runItemRow(item) : functionItemRow(item));
  }

  remove(itemId: string) {
    this.queue.set(itemId, null);
  }

  /** Adds the writes of a later set; where both touch a row, the later one wins. */
  merge(later: Changes): this {
    for (const [key, row] of later.dedupe) this.dedupe.set(key, row);
    for (const [key, row] of later.runs) this.runs.set(key, row);
    for (const [key, row] of later.runUpdates) this.runUpdates.set(key, row);
    // A step keeps its first result.
    for (const [key, row] of later.steps) if (!this.steps.has(key)) this.steps.set(key, row);
    for (const [key, row] of later.queue) this.queue.set(key, row);
    return this;
  }

  get isEmpty(): boolean {
    return this.dedupe.size + this.runs.size + this.runUpdates.size + this.steps.size + this.queue.size === 0;
  }

  /** The argument of the SQL function `inngest_local.apply_changes`. */
  toPayload(token: string): object {
    const queue = [...this.queue];
    return {
      token,
      dedupe: [...this.dedupe.values()],
      runs: [...this.runs.values()],
      run_updates: [...this.runUpdates.values()],
      steps: [...this.steps.values()],
      removed: queue.filter(([, row]) => row === null).map(([id]) => id),
      queue: queue.map(([, row]) => row).filter((row) => row !== null),
    };
  }
}

function runItemRow(item: RunItem): object {
  return {
    id: item.id,
    kind: item.kind,
    run_id: item.run.id,
    function_id: item.run.functionId,
    step_id: item.stepId,
    available_at_ms: item.availableAtMs,
    attempt: item.attempt,
    payload: item.wait ? JSON.stringify(item.wait) : null,
    created_at_ms: item.run.createdAtMs,
  };
}

function functionItemRow(item: FunctionItem): object {
  return {
    id: item.id,
    kind: item.kind,
    run_id: null,
    function_id: item.functionId,
    step_id: null,
    available_at_ms: item.availableAtMs,
    attempt: 0,
    payload: JSON.stringify({ events: item.events, cron: item.cron }),
    created_at_ms: item.createdAtMs,
  };
}
