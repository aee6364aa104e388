import { Redis } from "@upstash/redis";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { startEmulators, type RunningEmulators } from "../server";

let emulators: RunningEmulators;
let redis: Redis;
let nowMs = 1_800_000_000_000;

beforeAll(async () => {
  emulators = await startEmulators({ port: 0, upstash: { now: () => nowMs } });
  redis = new Redis({
    url: `${emulators.url}/redis`,
    token: "local-token",
    enableTelemetry: false,
    retry: false,
  });
});
beforeEach(() => redis.flushall());
afterAll(() => emulators.stop());

describe("strings and expiry", () => {
  test("values survive the SDK's encoding, in any language", async () => {
    await redis.set("json", { name: "João 🎈", tags: ["ç"] });
    expect(await redis.get("json")).toEqual({ name: "João 🎈", tags: ["ç"] });
    expect(await redis.mget("json", "missing")).toEqual([{ name: "João 🎈", tags: ["ç"] }, null]);
  });

  test("NX, XX, GET and KEEPTTL", async () => {
    expect(await redis.set("lock", "a", { nx: true, px: 5_000 })).toBe("OK");
    expect(await redis.set("lock", "b", { nx: true, px: 5_000 })).toBeNull();
    expect(await redis.set("none", "b", { xx: true })).toBeNull();
    expect(await redis.set("lock", "c", { keepTtl: true, get: true })).toBe("a");
    expect(await redis.pttl("lock")).toBe(5_000);
    nowMs += 5_000;
    expect(await redis.get("lock")).toBeNull();
    expect(await redis.getdel("lock")).toBeNull();
  });

  test("counters keep their expiry and refuse text", async () => {
    await redis.set("n", 1, { ex: 60 });
    expect(await redis.incrby("n", 41)).toBe(42);
    expect(await redis.ttl("n")).toBe(60);
    expect(await redis.ttl("absent")).toBe(-2);
    await redis.set("word", "x");
    await expect(redis.incr("word")).rejects.toThrow("ERR value is not an int or out of range");
    await expect(redis.lpush("word", "x")).rejects.toThrow("WRONGTYPE");
    expect(await redis.expire("n", -1)).toBe(1);
    expect(await redis.exists("n")).toBe(0);
  });
});

describe("collections", () => {
  test("hashes", async () => {
    expect(await redis.hset("h", { a: 1, b: "two" })).toBe(2);
    expect(await redis.hincrby("h", "a", 4)).toBe(5);
    expect(await redis.hgetall("h")).toEqual({ a: 5, b: "two" });
    expect(await redis.hdel("h", "a", "b")).toBe(2);
    expect(await redis.type("h")).toBe("none");
  });

  test("sets", async () => {
    expect(await redis.sadd("s", "x", "y", "x")).toBe(2);
    expect(await redis.sismember("s", "x")).toBe(1);
    expect(await redis.srem("s", "x")).toBe(1);
    expect(await redis.smembers("s")).toEqual(["y"]);
  });

  test("sorted sets as a sliding window", async () => {
    await redis.zadd("z", { score: 1, member: "a" }, { score: 2, member: "b" }, { score: 2, member: "aa" });
    expect(await redis.zrange("z", 0, -1, { withScores: true })).toEqual(["a", 1, "aa", 2, "b", 2]);
    expect(await redis.zrange("z", "(1", "+inf", { byScore: true, offset: 1, count: 1 })).toEqual(["b"]);
    expect(await redis.zadd("z", { nx: true }, { score: 9, member: "a" })).toBe(0);
    expect(await redis.zincrby("z", 1.5, "a")).toBe(2.5);
    expect(await redis.zremrangebyscore("z", "-inf", 2)).toBe(2);
    expect(await redis.zcard("z")).toBe(1);
    expect(await redis.zscore("z", "a")).toBe(2.5);
  });

  test("lists", async () => {
    expect(await redis.rpush("l", "b", "c")).toBe(2);
    expect(await redis.lpush("l", "a")).toBe(3);
    expect(await redis.lrange("l", -2, -1)).toEqual(["b", "c"]);
    expect(await redis.rpop("l", 2)).toEqual(["c", "b"]);
    expect(await redis.lpop("l")).toBe("a");
    expect(await redis.llen("l")).toBe(0);
  });

  test("a scan meets every key once, whatever is deleted on the way", async () => {
    const names = Array.from({ length: 60 }, (_, n) => `org:1:${n}`);
    await redis.mset(Object.fromEntries([...names, "other"].map((name) => [name, "1"])));
    const seen: string[] = [];
    let cursor = "0";
    do {
      const [next, keys] = await redis.scan(cursor, { match: "org:1:*", count: 7 });
      seen.push(...keys);
      if (keys[0]) await redis.del(keys[0]);
      cursor = next;
    } while (cursor !== "0");
    expect(seen.sort()).toEqual(names.sort());
  });
});
