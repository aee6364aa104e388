const firstRetryMs = 50;
const maxRetryMs = 1_000;
const probeGapMs = 250;

type Gate = { failures: number; retryAtMs: number; probing: boolean };

/**
 * One circuit breaker per app: while an app does not answer, single calls probe it, from every 50 ms to once a
 * second, instead of every queued call failing on its own.
 */
export class Gates {
  readonly #gates = new Map<string, Gate>();

  /** How long to hold calls of this app back; 0 when they may go. */
  waitMs(appUrl: string, nowMs: number): number {
    return Math.max(0, (this.#gates.get(appUrl)?.retryAtMs ?? 0) - nowMs);
  }

  /** Tells that a call starts. While the app is down, the next one is held back for a while. */
  started(appUrl: string, nowMs: number) {
    const gate = this.#gates.get(appUrl);
    if (!gate) return;
    gate.probing = true;
    // Not until the probe has its answer, since it may be a call that takes minutes.
    gate.retryAtMs = nowMs + probeGapMs;
  }

  /** Returns true when the app was considered down until now. */
  succeeded(appUrl: string): boolean {
    return this.#gates.delete(appUrl);
  }

  failed(appUrl: string, nowMs: number) {
    const gate = this.#gates.get(appUrl) ?? { failures: 0, retryAtMs: 0, probing: false };
    this.#gates.set(appUrl, gate);
    // Calls that were under way together fail together and count once.
    if (!gate.probing && nowMs < gate.retryAtMs) return;
    gate.probing = false;
    gate.retryAtMs = nowMs + Math.min(maxRetryMs, firstRetryMs * 2 ** gate.failures);
    gate.failures += 1;
  }
}
