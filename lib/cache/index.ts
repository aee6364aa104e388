export { countToday, countsToday } from "./counters";
export { countHit } from "./shared-count";
export { clearRateLimit, hitRateLimit, type RateLimit, type RateState } from "./rate-limit";
export { pingRedis } from "./redis";
