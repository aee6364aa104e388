import postgres from "postgres";
import { inject } from "vitest";
import { migrate } from "@/db/migrate";

/**
 * A database for this file alone, for tests of what works over all organizations: in the shared one they would sweep
 * up other files' rows. Call before anything reads the environment.
 */
export async function useOwnDatabase(): Promise<void> {
  const { admin: adminUrl, owner, app, system } = inject("databaseUrls");
  const name = `loved_test_${process.pid}`;
  const admin = postgres(adminUrl, { max: 1, onnotice: () => {} });
  await admin.unsafe(`drop database if exists ${name} with (force)`);
  await admin.unsafe(`create database ${name}`);
  await admin.end();
  const inOwn = (url: string) => Object.assign(new URL(url), { pathname: `/${name}` }).href;
  await migrate({ owner: inOwn(owner), app: inOwn(app), system: inOwn(system) });
  Object.assign(process.env, { DATABASE_URL: inOwn(app), DATABASE_SYSTEM_URL: inOwn(system) });
}
