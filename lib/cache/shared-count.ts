import { AppError } from "@/lib/errors";
import { bucketOf, type RateLimit, type RateState } from "./rate-limit";
import { withRedis } from "./redis";

/** How long what this instance counted may stay unknown to the others. */
const shareEveryMs = 250;
const bucketsMax = 10_000;

/**
 * Counts a hit of something frequent. Each instance counts in its own memory and adds its part to Redis a few times a
 * second, so that a request does not wait for Redis: instances together may let through what arrives in that time,
 * one alone never does. The first hit of a window waits, to know what the others have counted. Without Redis each
 * instance counts alone.
 *
 * For what must not be guessed, e.g. passwords, there is `hitRateLimit`.
 *
 * @param key starts with the organization's id where there is one.
 * @throws AppError `rate_limited` with the seconds until the window ends.
 */
export async function countHit(key: string, { limit, windowSeconds }: RateLimit): Promise<RateState> {
  const { bucket, resetSeconds } = bucketOf(key, windowSeconds);
  const count = buckets.get(bucket) ?? begin(bucket);
  // Its place in the queue, however many come while the first one waits.
  const place = (count.own += 1);
  count.first ??= share(bucket, count, windowSeconds);
  await count.first;
  if (Date.now() - count.sharedAtMs >= shareEveryMs) void share(bucket, count, windowSeconds);
  const hits = count.others + place;
  const rate = { limit, remaining: Math.max(0, limit - hits), resetSeconds };
  if (hits > limit) throw new AppError("rate_limited", { retryAfterSeconds: resetSeconds, rate });
  return rate;
}

type Count = { own: number; others: number; shared: number; sharedAtMs: number; first?: Promise<void> };

const buckets = new Map<string, Count>();

function begin(bucket: string): Count {
  // Past windows are in front: a map keeps the order in which its keys came.
  for (const old of buckets.keys()) {
    if (buckets.size < bucketsMax) break;
    buckets.delete(old);
  }
  const count: Count = { own: 0, others: 0, shared: 0, sharedAtMs: 0 };
  buckets.set(bucket, count);
  return count;
}

/** Adds what Redis does not know yet and learns what the others have counted. */
async function share(bucket: string, count: Count, windowSeconds: number): Promise<void> {
  count.sharedAtMs = Date.now();
  const { own } = count;
  const unknown = own - count.shared;
  count.shared = own;
  const total = await withRedis<number | undefined>(undefined, async (redis) => {
    const [hits] = await redis
      .pipeline()
      .incrby(bucket, unknown)
      .expire(bucket, windowSeconds + 1)
      .exec<[number, number]>();
    return hits;
  });
  if (total === undefined) count.shared -= unknown;
  else count.others = Math.max(0, total - own);
}
