import type { RateState } from "@/lib/cache";

/** How much of its limit a caller has left; nothing before it is known who calls. */
export const rateHeaders = (rate: RateState | undefined): Record<string, string> =>
  rate
    ? {
        "x-ratelimit-limit": String(rate.limit),
        "x-ratelimit-remaining": String(rate.remaining),
        "x-ratelimit-reset": String(rate.resetSeconds),
      }
    : {};
