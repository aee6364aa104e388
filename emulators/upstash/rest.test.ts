import { Redis } from "@upstash/redis";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { startEmulators, type RunningEmulators } from "../server";
import { control, readFixture } from "../shared/test-support";

let emulators: RunningEmulators;
let redis: Redis;

beforeAll(async () => {
  emulators = await startEmulators({ port: 0 });
  redis = new Redis({
    url: `${emulators.url}/redis`,
    token: "local-token",
    enableTelemetry: false,
    retry: false,
  });
});
beforeEach(() => redis.flushall());
afterAll(() => emulators.stop());

const rest = async (path: string, body: unknown, headers: Record<string, string> = {}) => {
  const response = await fetch(`${emulators.url}/redis${path}`, {
    method: "POST",
    headers: { authorization: "Bearer local-token", ...headers },
    body: JSON.stringify(body),
  });
  return { status: response.status, body: (await response.json()) as unknown };
};

describe("REST protocol", () => {
  test("auto-pipelined commands answer each for itself", async () => {
    await redis.set("word", "x");
    const [value, failure] = await Promise.allSettled([redis.get("word"), redis.incr("word")]);
    expect(value).toMatchObject({ value: "x" });
    expect(failure.status).toBe("rejected");
  });

  test("a transaction runs as one, and is discarded when a command cannot be queued", async () => {
    expect(await redis.multi().set("a", 1).incr("a").exec()).toEqual(["OK", 2]);
    const discarded = await rest("/multi-exec", [["SET", "a", "9"], ["NOPE"]]);
    expect(discarded).toMatchObject({ status: 400, body: { error: expect.stringContaining("EXECABORT") } });
    expect(await redis.get("a")).toBe(2);
  });

  test("documented answers", async () => {
    expect(await rest("", ["GET"])).toEqual({
      status: 400,
      body: { error: "ERR wrong number of arguments for 'get' command" },
    });
    expect(await rest("", ["SET", "foo", "bar"], { "upstash-encoding": "base64" })).toEqual({
      status: 200,
      body: { result: "OK" },
    });
    expect(await rest("", ["GET", "foo"], { "upstash-encoding": "base64" })).toEqual({
      status: 200,
      body: { result: "YmFy" },
    });
    expect(await rest("", { not: "a command" })).toMatchObject({ status: 400 });
    expect(await rest("", ["EVAL", "return 1", 0])).toMatchObject({
      status: 400,
      body: { error: expect.stringContaining("no Lua") },
    });
    const refused = await rest("", ["GET", "foo"], { authorization: "Bearer wrong" });
    expect(refused).toEqual({ status: 401, body: { error: "WRONGPASS invalid password" } });
  });

  test("the path form", async () => {
    const get = async (path: string) => (await fetch(`${emulators.url}/redis${path}`)).json();
    expect(await get("/set/a%2Fb/v?EX=100&_token=local-token")).toEqual({ result: "OK" });
    expect(await get("/get/a%2Fb?_token=local-token")).toEqual({ result: "v" });
    expect(await redis.ttl("a/b")).toBe(100);
    expect(await rest("/set/body", { n: 1 })).toEqual({ status: 200, body: { result: "OK" } });
    expect(await redis.get("body")).toEqual({ n: 1 });
  });

  for (const name of ["pipeline", "multi_exec"]) {
    const fixture = readFixture<{ request: unknown; response: unknown }>(`upstash/rest.${name}.json`);
    test.skipIf(!fixture)(`the documented ${name}`, async () => {
      expect(await rest(`/${name.replace("_", "-")}`, fixture?.request)).toEqual({
        status: 200,
        body: fixture?.response,
      });
    });
  }

  test("a fault answers instead of Redis", async () => {
    await control(emulators.url, "POST", "/control/upstash/faults", {
      kind: "status",
      status: 500,
      body: { error: "boom" },
    });
    await expect(redis.get("x")).rejects.toThrow("boom");
    expect(await redis.get("x")).toBeNull();
  });
});
