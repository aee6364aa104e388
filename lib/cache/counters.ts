import { withRedis } from "./redis";

const keepSeconds = 3 * 86_400;
const bucket = (key: string) => `count:${key}:${new Date().toISOString().slice(0, 10)}`;

/** Counts something for people to see. Without Redis it is not counted; nothing depends on it. */
export function countToday(key: string, field: string): Promise<unknown> {
  const name = bucket(key);
  return withRedis<unknown>(null, (redis) =>
    redis.pipeline().hincrby(name, field, 1).expire(name, keepSeconds).exec(),
  );
}

/** Today's counts by field (UTC). */
export const countsToday = (key: string): Promise<Record<string, number>> =>
  withRedis({}, async (redis) => (await redis.hgetall<Record<string, number>>(bucket(key))) ?? {});
