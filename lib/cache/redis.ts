import { Redis } from "@upstash/redis";
import { env } from "@/lib/env";
import { log } from "@/lib/log";

const requestTimeoutMs = 400;
/** After a failure Redis is left alone for a moment, so that an outage costs one time-out, not one per request. */
const pauseAfterFailureMs = 5_000;

/**
 * Runs a command and answers `fallback` when Redis is absent, slow or down. Nothing durable lives there, so every
 * caller states what it does without it.
 */
export async function withRedis<T>(fallback: T, command: (redis: Redis) => Promise<T>): Promise<T> {
  const redis = client();
  if (!redis || Date.now() < pausedUntil) return fallback;
  try {
    return await command(redis);
  } catch (error) {
    pausedUntil = Date.now() + pauseAfterFailureMs;
    log.warn({ err: error }, "redis is not answering");
    return fallback;
  }
}

/** @returns milliseconds, or null when Redis is not configured. @throws when it does not answer. */
export async function pingRedis(): Promise<number | null> {
  const redis = client();
  if (!redis) return null;
  const startedAt = performance.now();
  await redis.ping();
  return performance.now() - startedAt;
}

let pausedUntil = 0;
let instance: Redis | undefined;

function client(): Redis | undefined {
  const { UPSTASH_REDIS_REST_URL: url, UPSTASH_REDIS_REST_TOKEN: token } = env();
  if (!url || !token) return undefined;
  return (instance ??= new Redis({
    url,
    token,
    enableTelemetry: false,
    // A second try could count twice; the callers have a fallback.
    retry: false,
    signal: () => AbortSignal.timeout(requestTimeoutMs),
  }));
}
