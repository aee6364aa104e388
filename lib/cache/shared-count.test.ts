import { afterAll, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { startEmulators, type RunningEmulators } from "@/emulators/server";

let emulators: RunningEmulators;
const limit = { limit: 10, windowSeconds: 60 };

beforeAll(async () => {
  emulators = await startEmulators({ port: 0 });
  process.env.UPSTASH_REDIS_REST_URL = `${emulators.url}/redis`;
  process.env.UPSTASH_REDIS_REST_TOKEN = "local-token";
});
afterAll(() => emulators.stop());
beforeEach(() => vi.useRealTimers());

/** The module anew, as another instance of the app has it. */
async function instance() {
  vi.resetModules();
  return (await import("./index")).countHit;
}

test("one instance lets through no more than the limit, however many come at once", async () => {
  const countHit = await instance();
  const key = `org:${crypto.randomUUID()}`;
  const answers = await Promise.allSettled(Array.from({ length: 50 }, () => countHit(key, limit)));
  expect(answers.filter(({ status }) => status === "fulfilled")).toHaveLength(10);
  await expect(countHit(key, limit)).rejects.toMatchObject({ code: "rate_limited" });
});

test("another instance begins with what the first has counted", async () => {
  const [first, second] = [await instance(), await instance()];
  const key = `org:${crypto.randomUUID()}`;
  expect((await first(key, limit)).remaining).toBe(9);
  expect((await second(key, limit)).remaining).toBe(8);
});

test("what each counted meanwhile is shared a few times a second", async () => {
  const [first, second] = [await instance(), await instance()];
  const key = `org:${crypto.randomUUID()}`;
  for (const countHit of [first, second, first, first]) await countHit(key, { ...limit, limit: 1_000 });
  await vi.waitFor(
    async () => {
      // Each of these is counted, too: both sides have to arrive at the same sum.
      const mine = await first(key, { ...limit, limit: 1_000 });
      const theirs = await second(key, { ...limit, limit: 1_000 });
      expect(mine.remaining - theirs.remaining).toBe(1);
    },
    { timeout: 5_000, interval: 300 },
  );
});

test("without Redis each counts alone", async () => {
  vi.stubEnv("UPSTASH_REDIS_REST_URL", "http://127.0.0.1:9");
  const countHit = await instance();
  const key = `org:${crypto.randomUUID()}`;
  for (let left = 9; left >= 0; left -= 1) expect((await countHit(key, limit)).remaining).toBe(left);
  await expect(countHit(key, limit)).rejects.toMatchObject({ code: "rate_limited" });
  vi.unstubAllEnvs();
});
