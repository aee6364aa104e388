import { describe, expect, test } from "vitest";
import { parseEnv } from "@/lib/env";
import { readText } from "./source-files";

const complete = {
  APP_URL: "https://crm.example.com/",
  DATABASE_URL: "postgres://loved_app:x@db/loved",
  DATABASE_SYSTEM_URL: "postgres://loved_system:x@db/loved",
  NEXTAUTH_SECRET: "a secret that is long enough for sure",
  ENCRYPTION_KEYS: `k1:${Buffer.alloc(32, 1).toString("base64")}`,
};

test("a complete environment is taken, with real providers as default", () => {
  const env = parseEnv(complete);
  expect(env).toMatchObject({
    APP_URL: "https://crm.example.com",
    WHATSAPP_GRAPH_URL: "https://graph.facebook.com",
    NODE_ENV: "development",
  });
  expect(env.ENCRYPTION_KEYS).toEqual([{ id: "k1", key: Buffer.alloc(32, 1) }]);
});

test.each(Object.keys(complete))("a missing or empty %s is named", (name) => {
  expect(() => parseEnv({ ...complete, [name]: undefined })).toThrow(new RegExp(`^  ${name}: `, "m"));
  expect(() => parseEnv({ ...complete, [name]: "" })).toThrow(new RegExp(`^  ${name}: `, "m"));
});

test.each([
  ["APP_URL", "crm.example"],
  ["DATABASE_URL", "not-an-address"],
  ["DATABASE_POOL_MAX", "0"],
  ["DATABASE_POOL_MAX", "many"],
  ["NEXTAUTH_SECRET", "too-short"],
  ["ENCRYPTION_KEYS", "k1:c2hvcnQ="],
  ["ENCRYPTION_KEYS", `${Buffer.alloc(32).toString("base64")}`],
  ["ACCESS_TOKEN_MINUTES", "61"],
  ["LOG_LEVEL", "loud"],
  ["NODE_ENV", "staging"],
  ["PUSHER_USE_TLS", "perhaps"],
  ["INNGEST_BASE_URL", "inngest"],
])("a bad %s (%s) is named, and its value is not told", (name, value) => {
  const parse = () => parseEnv({ ...complete, [name]: value });
  expect(parse).toThrow(new RegExp(`^  ${name}: `, "m"));
  expect(parse).not.toThrow(new RegExp(value.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&")));
});

test("every problem is told at once", () => {
  expect(() => parseEnv({ ...complete, APP_URL: "", LOG_LEVEL: "loud" })).toThrow(/APP_URL[\s\S]*LOG_LEVEL/);
});

describe.each([
  ["INNGEST_DEV", "1"],
  ["DEMO_LOGIN", "demo@loved.example:demo"],
])("%s", (name, value) => {
  test("is refused in production", () => {
    expect(() => parseEnv({ ...complete, NODE_ENV: "production", [name]: value })).toThrow(
      new RegExp(`^  ${name}: `, "m"),
    );
  });

  test.each([
    { NODE_ENV: "development" },
    { NODE_ENV: "production", APP_URL: "http://localhost:3000" },
    { NODE_ENV: "production", APP_URL: "http://127.0.0.1:3000" },
  ])("is taken with %o", (rest) => {
    expect(parseEnv({ ...complete, ...rest, [name]: value })).toHaveProperty(name, value);
  });
});

test.each([
  [{ PUSHER_KEY: "key" }, "PUSHER_APP_ID"],
  [{ PUSHER_APP_ID: "1", PUSHER_KEY: "key" }, "PUSHER_APP_ID"],
  [{ UPSTASH_REDIS_REST_URL: "https://redis.example" }, "UPSTASH_REDIS_REST_URL"],
  [{ UPSTASH_REDIS_REST_TOKEN: "token" }, "UPSTASH_REDIS_REST_URL"],
])("half a credential (%o) is refused", (half, name) => {
  expect(() => parseEnv({ ...complete, ...half })).toThrow(new RegExp(`^  ${name}: `, "m"));
});

describe(".env.example", () => {
  /** Variables that something other than `lib/env.ts` reads. */
  const readElsewhere: Record<string, string> = {
    NEXTAUTH_URL: "next-auth itself",
    PORT: "Next's server and the local stack",
    DATABASE_OWNER_URL: "npm run db:migrate",
    LOVED_DATA_DIR: "the local stack",
    LOVED_POSTGRES_PORT: "the local stack",
    EMULATORS_PORT: "the local stack",
    INNGEST_PORT: "the local stack",
    PLAYWRIGHT_CHROMIUM_PATH: "the browser tests",
  };
  const lines = readText(".env.example").split("\n");
  const entries = lines.flatMap((line, place) => {
    const [, name, value] = /^#([A-Z][A-Z0-9_]*)=(.*)$/.exec(line) ?? [];
    return name === undefined ? [] : [{ name, value, comment: lines[place - 1] ?? "" }];
  });
  const schema = [...readText("lib/env.ts").matchAll(/^ {4}([A-Z][A-Z0-9_]*):/gm)].map(
    ([, name = ""]) => name,
  );

  test("has every variable of lib/env.ts once and no other", () => {
    expect(schema.length).toBeGreaterThan(30);
    expect(entries.map(({ name }) => name).toSorted()).toEqual(
      [...schema, ...Object.keys(readElsewhere)].toSorted(),
    );
  });

  test.each(entries)("$name has a line that explains it", ({ comment }) => {
    expect(comment).toMatch(/^# \S.{8,}\.$/);
  });

  test("sets nothing until somebody takes a # away", () => {
    expect(lines.filter((line) => line !== "" && !line.startsWith("#"))).toEqual([]);
  });

  test("shows values the app would take", () => {
    expect(() => parseEnv(Object.fromEntries(entries.map(({ name, value }) => [name, value])))).not.toThrow();
  });
});
