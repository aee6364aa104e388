import type { Watcher } from "./watchers";
import type { InngestEvent, WireError } from "./wire";

export type RunStatus = "active" | "completed" | "failed" | "cancelled";

/** The memoised steps of a run: JSON text by step hash, in the order of completion. */
export type Memo = Map<string, string>;

/** An unfinished run. The database is its durable copy; finished runs live only there. */
export type Run = {
  readonly id: string;
  /** Order of creation over all runs; the queue serves lower numbers first. */
  readonly seq: number;
  readonly functionId: string;
  readonly events: InngestEvent[];
  readonly createdAtMs: number;
  /** Keys of the concurrency limits of the function for this run's event. */
  readonly slots: string[];
  readonly singletonKey?: string;
  /** The step that invoked this run and waits for its result. */
  readonly parent?: { runId: string; stepId: string };
  status: RunStatus;
  started: boolean;
  /** `version` of the next call: -1 until the SDK has told which one it speaks. */
  reqVersion: number;
  /** Set by race-style parallelism: the run is asked again after every single step. */
  forcePlan: boolean;
  /** Everything queued for this run, by item id. */
  readonly items: Map<string, RunItem>;
  readonly memo: Memo;
  /** What could end or resume this run: its `cancelOn` and the events it waits for. */
  readonly watchers: Set<Watcher>;
};

/** A queue row that belongs to a run: a call to make, or something the run waits for. */
export type RunItem = {
  readonly id: string;
  readonly kind: "discovery" | "step" | "sleep" | "wait" | "invoke";
  readonly run: Run;
  /** Hash of the step; "step" for discovery calls, as on the wire. */
  readonly stepId: string;
  availableAtMs: number;
  attempt: number;
  /** For `wait`: what to wait for. */
  readonly wait?: { event: string; expression?: string };
  /** Calls in a row that were cut while the app was working on them. */
  hangUps: number;
  inFlight: boolean;
};

/** A queue row that will start runs: collects events until its time has come. */
export type FunctionItem = {
  readonly id: string;
  readonly kind: "debounce" | "batch" | "cron";
  readonly functionId: string;
  availableAtMs: number;
  events: InngestEvent[];
  /** For `debounce`: when it began, for its timeout. */
  readonly createdAtMs: number;
  /** For `cron`: the expression. */
  readonly cron?: string;
};

export type QueueItem = RunItem | FunctionItem;

export const isCall = (item: QueueItem): item is RunItem => item.kind === "discovery" || item.kind === "step";
export const isRunItem = (item: QueueItem): item is RunItem => "run" in item;

/** How a run ended. */
export type Outcome =
  | { status: "completed"; output: unknown }
  | { status: "failed"; error: WireError }
  | { status: "cancelled"; error: WireError };

export type Log = (
  level: "info" | "warn" | "error",
  message: string,
  fields?: Record<string, unknown>,
) => void;
