import { spawnSync } from "node:child_process";
import { mkdir, mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { buildFolder } from "@/scripts/stack/build-folder";
import { appEnvironment, bringsOwn, emulatedProviders } from "@/scripts/stack/environment";
import { sweepLeftovers } from "@/scripts/stack/throw-away";

test.each([
  [".data/dev", /^\.next$/],
  ["./.data/dev/", /^\.next$/],
  [".data/second", /^\.data\/second\/next$/],
  ["/elsewhere/data", /^\.data\/next-[0-9a-f]{8}$/],
  ["..", /^\.data\/next-[0-9a-f]{8}$/],
])("the copy with its data in %s compiles inside the checkout, in a folder of its own", (dataDir, folder) => {
  expect(buildFolder(dataDir, "/checkout")).toMatch(folder);
});

const secrets = {
  postgres: "p",
  app: "a",
  system: "s",
  session: "the session secret of this copy",
  encryption: "local:key",
  signing: "signkey",
};
const options = {
  ports: { app: 3000, postgres: 54320, emulators: 4010, inngest: 8288 },
  secrets,
  database: "loved",
  signedJobs: false,
};
const environmentWith = (given: Record<string, string>) =>
  appEnvironment(options, { NODE_ENV: "development", ...given });

describe("the environment of a copy", () => {
  test("of nobody's own stands in for everything", () => {
    const env = environmentWith({});
    expect(env).toMatchObject({
      DATABASE_URL: "postgres://loved_app:a@127.0.0.1:54320/loved",
      NEXTAUTH_SECRET: secrets.session,
      ENCRYPTION_KEYS: secrets.encryption,
      INNGEST_DEV: "http://127.0.0.1:8288",
      APP_URL: "http://localhost:3000",
    });
    expect(emulatedProviders(env, options.ports)).toEqual([
      "WhatsApp",
      "Pusher",
      "Inngest",
      "Upstash Redis",
      "SendGrid",
    ]);
  });

  test.each<Record<string, string>>([
    { NEXTAUTH_SECRET: "a secret of their own that is long enough" },
    { ENCRYPTION_KEYS: "k1:theirs" },
    { INNGEST_DEV: "1" },
    { INNGEST_DEV: "http://127.0.0.1:8299" },
    { INNGEST_EVENT_KEY: "cloud", INNGEST_SIGNING_KEY: "cloud" },
    { DATABASE_URL: "postgres://app@db/loved", DATABASE_SYSTEM_URL: "postgres://system@db/loved" },
    { WHATSAPP_APP_SECRET: "theirs" },
    { PUSHER_APP_ID: "1", PUSHER_KEY: "key", PUSHER_SECRET: "secret", PUSHER_CLUSTER: "sa1" },
    { UPSTASH_REDIS_REST_URL: "https://redis.example", UPSTASH_REDIS_REST_TOKEN: "token" },
  ])("keeps what .env says: %o", (given) => {
    expect(environmentWith(given)).toMatchObject(given);
  });

  test("does not mix somebody's own with ours", () => {
    expect(environmentWith({ INNGEST_DEV: "1" })).not.toHaveProperty("INNGEST_BASE_URL");
    expect(environmentWith({ WHATSAPP_APP_SECRET: "theirs" })).not.toHaveProperty("WHATSAPP_GRAPH_URL");
    expect(environmentWith({ PUSHER_KEY: "key" })).not.toHaveProperty("PUSHER_HOST");
  });

  test("takes an empty name for one that is not set", () => {
    expect(environmentWith({ NEXTAUTH_SECRET: "", DATABASE_URL: "", INNGEST_DEV: "" })).toEqual(
      environmentWith({}),
    );
  });

  test("knows a database of somebody's own, which gets no demo", () => {
    expect(bringsOwn("database", { NODE_ENV: "development", DATABASE_URL: "postgres://db/loved" })).toBe(
      true,
    );
    expect(bringsOwn("database", { NODE_ENV: "development", DATABASE_URL: "" })).toBe(false);
  });
});

test("leftovers of processes that are gone are swept, and nothing else", async () => {
  const parent = await mkdtemp(path.join(tmpdir(), "sweep-"));
  const gone = spawnSync(process.execPath, ["--version"]).pid;
  const stale = [`loved-stack-${gone}-aB3xYz`, `loved-test-files-${gone}`];
  const kept = [
    `loved-stack-${process.pid}-aB3xYz`,
    `loved-data-0123456789ab`,
    `loved-postgres-${gone}`,
    `loved-e2e-${gone}-served`,
    `other-stack-${gone}-aB3xYz`,
  ];
  for (const name of [...stale, ...kept])
    await mkdir(path.join(parent, name, "postgres"), { recursive: true });
  // A PostgreSQL that outlived its launcher.
  await writeFile(
    path.join(parent, `loved-e2e-${gone}-served`, "postgres", "postmaster.pid"),
    `${process.pid}\n`,
  );
  await sweepLeftovers(parent);
  expect((await readdir(parent)).toSorted()).toEqual(kept.toSorted());
  await rm(parent, { recursive: true });
});
