import path from "node:path";
import postgres from "postgres";
import type { TestProject } from "vitest/node";
import { migrate } from "@/db/migrate";
import { choosePort } from "@/scripts/stack/ports";
import { startPostgres } from "@/scripts/stack/postgres";
import { throwAwayFolder } from "@/scripts/stack/throw-away";

declare module "vitest" {
  interface ProvidedContext {
    databaseUrls: { admin: string; owner: string; app: string; system: string };
  }
}

/** One throw-away PostgreSQL for the whole run, migrated once; every test file makes its own organizations in it. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = await throwAwayFolder("test");
  const port = await choosePort("TEST_POSTGRES_PORT", 55_000 + (process.pid % 2_000), new Set());
  const server = await startPostgres({
    dataDir: path.join(folder.path, "postgres"),
    port,
    password: "test",
    durable: false,
  });
  const admin = postgres(server.adminUrl(), { max: 1, onnotice: () => {} });
  await admin.unsafe("create database loved_test");
  await admin.end();
  const role = (name: string) => `postgres://${name}:test@127.0.0.1:${port}/loved_test`;
  const urls = {
    admin: server.adminUrl(),
    owner: server.adminUrl("loved_test"),
    app: role("loved_app"),
    system: role("loved_system"),
  };
  await migrate({ owner: urls.owner, app: urls.app, system: urls.system });
  project.provide("databaseUrls", urls);
  return async () => {
    await server.stop();
    await folder.remove();
  };
}
