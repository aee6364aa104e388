import { parseCron, type Cron } from "./cron";
import { parseDurationMs } from "./duration";
import { compileExpression, type Expression } from "./expression";
import { functionUuid } from "./ids";
import type { FunctionConfig, InngestEvent } from "./wire";

const defaultRetries = 3;

type Keyed = { key?: Expression };

/** A registered function with everything in its configuration compiled. */
export type LocalFunction = {
  readonly id: string;
  readonly uuid: string;
  readonly config: FunctionConfig;
  /** The serve URL of its app. */
  readonly appUrl: string;
  /** No longer in the app: finishes its runs, starts no new ones. */
  readonly archived: boolean;
  readonly maxAttempts: number;
  readonly triggers: { event: string; condition?: Expression }[];
  readonly crons: Cron[];
  readonly concurrency: (Keyed & { limit: number; scope: string })[];
  readonly cancels: { event: string; condition?: Expression; timeoutMs?: number }[];
  readonly idempotency?: Expression;
  readonly debounce?: Keyed & { periodMs: number; timeoutMs?: number };
  readonly batch?: Keyed & { maxSize: number; timeoutMs: number; condition?: Expression };
  readonly throttle?: Keyed & { limit: number; periodMs: number; burst: number };
  readonly rateLimit?: Keyed & { limit: number; periodMs: number };
  readonly singleton?: Keyed & { mode: "skip" | "cancel" };
  readonly startTimeoutMs?: number;
  readonly finishTimeoutMs?: number;
};

/** Compiles a configuration. Throws in words when it asks for something that we do not support. */
export function compileFunction(config: FunctionConfig, appUrl: string, archived = false): LocalFunction {
  const { debounce, batchEvents: batch, throttle, rateLimit, singleton, timeouts } = config;
  return {
    id: config.id,
    uuid: functionUuid(config.id),
    config,
    appUrl,
    archived,
    maxAttempts: (config.steps.step.retries?.attempts ?? defaultRetries) + 1,
    triggers: config.triggers.flatMap(({ event, expression }) =>
      event ? [{ event, ...condition(expression) }] : [],
    ),
    crons: config.triggers.flatMap(({ cron }) => (cron ? [parseCron(cron)] : [])),
    concurrency: concurrencyOf(config),
    cancels: (config.cancel ?? []).map((cancel) => ({
      event: cancel.event,
      ...condition(cancel.if),
      ...(cancel.timeout && { timeoutMs: period(cancel.timeout) }),
    })),
    ...(config.idempotency && { idempotency: compileExpression(config.idempotency) }),
    ...(debounce && {
      debounce: {
        periodMs: period(debounce.period),
        ...(debounce.timeout && { timeoutMs: period(debounce.timeout) }),
        ...key(debounce.key),
      },
    }),
    ...(batch && {
      batch: {
        maxSize: batch.maxSize,
        timeoutMs: period(batch.timeout),
        ...key(batch.key),
        ...condition(batch.if),
      },
    }),
    ...(throttle && {
      throttle: {
        limit: throttle.limit,
        periodMs: period(throttle.period),
        burst: throttle.burst ?? 1,
        ...key(throttle.key),
      },
    }),
    ...(rateLimit && {
      rateLimit: { limit: rateLimit.limit, periodMs: period(rateLimit.period), ...key(rateLimit.key) },
    }),
    ...(singleton && { singleton: { mode: singleton.mode, ...key(singleton.key) } }),
    ...(timeouts?.start && { startTimeoutMs: period(timeouts.start) }),
    ...(timeouts?.finish && { finishTimeoutMs: period(timeouts.finish) }),
  };
}

/** The concurrency slots a run for this event needs, in the order of the configuration. */
export function concurrencySlots(fn: LocalFunction, event: InngestEvent | undefined): string[] {
  return fn.concurrency.map(({ key: expression, scope }, index) => {
    const value = expression?.key({ event }) ?? "";
    return scope === "fn" ? `fn:${fn.id}:${index}:${value}` : `${scope}:${expression?.source ?? ""}:${value}`;
  });
}

/** Whether a trigger takes this event: same name (or a trailing `*`), and its condition holds. */
export function triggeredBy(fn: LocalFunction, event: InngestEvent): boolean {
  return fn.triggers.some(
    (trigger) =>
      (trigger.event === event.name ||
        (trigger.event.endsWith("*") && event.name.startsWith(trigger.event.slice(0, -1)))) &&
      (!trigger.condition || trigger.condition.matches({ event })),
  );
}

function concurrencyOf(config: FunctionConfig): LocalFunction["concurrency"] {
  const option = config.concurrency;
  if (option === undefined) return [];
  const list = typeof option === "number" ? [{ limit: option }] : Array.isArray(option) ? option : [option];
  // A limit of zero means "none" to Inngest.
  return list.map((one) => ({
    limit: one.limit || Infinity,
    scope: ("scope" in one && one.scope) || "fn",
    ...("key" in one && key(one.key)),
  }));
}

const condition = (source: string | undefined) => (source ? { condition: compileExpression(source) } : {});
const key = (source: string | undefined) => (source ? { key: compileExpression(source) } : {});

function period(text: string): number {
  const durationMs = parseDurationMs(text);
  if (durationMs === undefined) throw new Error(`unsupported duration: ${text}`);
  return durationMs;
}
