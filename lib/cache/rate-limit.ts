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
  const window = Math.floor(Date.now() / 1_000 / windowSeconds);
  const resetSeconds = (window + 1) * windowSeconds - Math.floor(Date.now() / 1_000);
  const bucket = `rate:${key}:${window}`;
  const count = await withRedis<number | undefined>(undefined, async (redis) => {
    const [hits] = await redis.pipeline().incr(bucket).expire(bucket, windowSeconds + 1).exec<[number, number]>();
    return hits;
  });
  const hits = count ?? countLocally(bucket);
  if (hits > limit) throw new AppError("rate_limited", { retryAfterSeconds: resetSeconds });
  return { limit, remaining: limit - hits, resetSeconds };
}

const local = new Map<string, number>();
const localEntriesMax = 10_000;

function countLocally(bucket: string): number {
  if (local.size > localEntriesMax) local.clear();
  const hits = (local.get(bucket) ?? 0) + 1;
  local.set(bucket, hits);
  return hits;
}
