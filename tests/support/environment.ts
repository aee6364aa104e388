import { rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, inject } from "vitest";

/** Named for this process, so that the next run can tell a leftover. */
const filesDir = path.join(tmpdir(), `loved-test-files-${process.pid}`);
const urls = inject("databaseUrls");

// The app's environment, as far as tests without a server need one. Nothing here reaches a provider: a test that wants
// one starts its emulator and sets the address.
Object.assign(process.env, {
  APP_URL: "http://localhost:3000",
  DATABASE_URL: urls.app,
  DATABASE_SYSTEM_URL: urls.system,
  DATABASE_POOL_MAX: "6",
  TEST_DATABASE_ADMIN_URL: urls.admin,
  NEXTAUTH_SECRET: "a secret for tests that is long enough",
  ENCRYPTION_KEYS: `test:${Buffer.alloc(32, 7).toString("base64")}`,
  INNGEST_BASE_URL: "http://127.0.0.1:9",
  INNGEST_EVENT_KEY: "test",
  AGENT_SETTLE_MS: "0",
  STORAGE_DIR: filesDir,
  LOG_LEVEL: process.env.LOG_LEVEL ?? "silent",
});

afterAll(async () => {
  // A file that needs no database does not load one either.
  if ("lovedPools" in globalThis) await (await import("@/db/client")).closeDatabases();
  await rm(filesDir, { recursive: true, force: true });
});
