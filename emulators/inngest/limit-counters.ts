import type { LocalFunction } from "./functions";
import type { InngestEvent } from "./wire";

/** Throttle and rate limit, by GCRA. Kept in memory only: a restart of the executor starts them afresh. */
export class LimitCounters {
  /** Theoretical arrival time of the next run, by function and key. */
  readonly #arrivals = new Map<string, number>();

  /** Whether the rate limit takes this run; a run over the limit is dropped, as in Inngest. */
  takeRateLimit(fn: LocalFunction, event: InngestEvent, nowMs: number): boolean {
    const limit = fn.rateLimit;
    if (!limit) return true;
    const intervalMs = limit.periodMs / limit.limit;
    const id = `rate:${fn.id}:${limit.key?.key({ event }) ?? ""}`;
    const arrivalMs = Math.max(this.#arrivals.get(id) ?? 0, nowMs);
    if (arrivalMs - nowMs > limit.periodMs - intervalMs) return false;
    this.#arrivals.set(id, arrivalMs + intervalMs);
    return true;
  }

  /** When the throttle lets this run start; it is delayed, never dropped. */
  throttledStartMs(fn: LocalFunction, event: InngestEvent | undefined, nowMs: number): number {
    const limit = fn.throttle;
    if (!limit) return nowMs;
    const intervalMs = limit.periodMs / limit.limit;
    const id = `throttle:${fn.id}:${limit.key?.key({ event }) ?? ""}`;
    const arrivalMs = Math.max(this.#arrivals.get(id) ?? 0, nowMs);
    this.#arrivals.set(id, arrivalMs + intervalMs);
    return Math.max(nowMs, arrivalMs - (limit.burst - 1) * intervalMs);
  }

  clear() {
    this.#arrivals.clear();
  }
}
