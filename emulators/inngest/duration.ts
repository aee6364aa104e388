const unitMs: Record<string, number> = {
  ms: 1,
  s: 1_000,
  m: 60_000,
  h: 3_600_000,
  d: 86_400_000,
  w: 604_800_000,
};

/** `"1d2h"`, `"10m"`, `"500ms"` to milliseconds; undefined when it is not a duration. */
export function parseDurationMs(text: string): number | undefined {
  const trimmed = text.trim();
  if (!/^(\d+(\.\d+)?\s*(ms|s|m|h|d|w)\s*)+$/.test(trimmed)) return undefined;
  let total = 0;
  for (const [, amount, unit] of trimmed.matchAll(/(\d+(?:\.\d+)?)\s*(ms|s|m|h|d|w)/g)) {
    total += Number(amount) * (unitMs[unit ?? ""] ?? 0);
  }
  return total;
}

/** When a sleep or a timeout ends: the SDK sends a duration or, for `sleepUntil` and dates, an ISO time. */
export function dueAtMs(text: string | undefined, nowMs: number): number | undefined {
  if (text === undefined) return undefined;
  // `timeStr` of the SDK turns a zero duration into an empty string.
  if (text === "") return nowMs;
  const duration = parseDurationMs(text);
  if (duration !== undefined) return nowMs + duration;
  const date = Date.parse(text);
  return Number.isNaN(date) ? undefined : date;
}

/** `Retry-After`: seconds or a date. */
export function retryAfterMs(header: string | undefined, nowMs: number): number | undefined {
  if (!header) return undefined;
  const seconds = Number(header);
  if (Number.isFinite(seconds)) return Math.max(0, seconds * 1_000);
  const date = Date.parse(header);
  return Number.isNaN(date) ? undefined : Math.max(0, date - nowMs);
}
