export { countToday, countsToday } from "./counters";
export { clearRateLimit, hitRateLimit, type RateLimit, type RateState } from "./rate-limit";
export { pingRedis } from "./redis";
