import { AppError } from "@/lib/errors";
import { withRedis } from "./redis";

export type RateLimit = { limit: number; windowSeconds: number };
export type RateState = { limit: number; remaining: number; resetSeconds: number };

/**
 * Counts a hit in a fixed window. Fails open by counting in this process when Redis is away: a limit per instance is
 * weaker than a shared one and better than none.
 *
 * @param key starts with the organization's id where there is one.
 * @throws AppError `rate_limited` with the seconds until the window ends.
 */
export async function hitRateLimit(key: string, { limit, windowSeconds }: RateLimit): Promise<RateState> {
  const { bucket, resetSeconds } = bucketOf(key, windowSeconds);
  const count = await withRedis<number | undefined>(undefined, async (redis) => {
    const [hits] = await redis
      .pipeline()
      .incr(bucket)
      .expire(bucket, windowSeconds + 1)
      .exec<[number, number]>();
    return hits;
  });
  const hits = count ?? countLocally(bucket);
  const rate = { limit, remaining: Math.max(0, limit - hits), resetSeconds };
  if (hits > limit) throw new AppError("rate_limited", { retryAfterSeconds: resetSeconds, rate });
  return rate;
}

/** Forgets the hits of the current window, e.g. of attempts that ended in success. */
export async function clearRateLimit(key: string, windowSeconds: number): Promise<void> {
  const { bucket } = bucketOf(key, windowSeconds);
  local.delete(bucket);
  await withRedis<unknown>(null, (redis) => redis.del(bucket));
}

export function bucketOf(key: string, windowSeconds: number): { bucket: string; resetSeconds: number } {
  const nowSeconds = Math.floor(Date.now() / 1_000);
  const window = Math.floor(nowSeconds / windowSeconds);
  return { bucket: `rate:${key}:${window}`, resetSeconds: (window + 1) * windowSeconds - nowSeconds };
}

const local = new Map<string, number>();
const localEntriesMax = 10_000;

function countLocally(bucket: string): number {
  if (local.size > localEntriesMax) local.clear();
  const hits = (local.get(bucket) ?? 0) + 1;
  local.set(bucket, hits);
  return hits;
}
