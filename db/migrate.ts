import { drizzle } from "drizzle-orm/postgres-js";
import { migrate as runMigrations } from "drizzle-orm/postgres-js/migrator";
import postgres, { type Sql } from "postgres";
import { applyLookups } from "./lookups";
import { applySearch } from "./search";
import { applyTenancy } from "./tenancy";
import { applyTotals } from "./totals";

const migrationLockKey = 7_302_026;

/**
 * Brings a database to the current schema: roles, migrations, tenancy rules. Safe to run from several machines at
 * once (an advisory lock) and again (everything is idempotent). A deploy step of its own, never part of the build.
 *
 * The two roles and their passwords are the ones in the connection URLs the app will use.
 */
export async function migrate(urls: { owner: string; app: string; system: string }): Promise<void> {
  const owner = postgres(urls.owner, { max: 1, onnotice: () => {} });
  try {
    await owner`select pg_advisory_lock(${migrationLockKey})`;
    const app = await ensureRole(owner, urls.app);
    const system = await ensureRole(owner, urls.system);
    await runMigrations(drizzle(owner), {
      migrationsFolder: "./db/migrations",
      migrationsSchema: "public",
      migrationsTable: "schema_versions",
    });
    await applyTenancy(owner, { app, system });
    await applyTotals(owner);
    await applyLookups(owner, { app, system });
    await applySearch(owner, { app });
  } finally {
    await owner.end();
  }
}

/** @returns the role's name. */
async function ensureRole(owner: Sql, url: string): Promise<string> {
  const { username, password } = new URL(url);
  const name = decodeURIComponent(username);
  if (!/^[a-z_][a-z0-9_]{0,62}$/.test(name)) throw new Error(`"${name}" is not a role name we create`);
  const secret = decodeURIComponent(password).replaceAll("'", "''");
  const [role] = await owner`select rolsuper or rolbypassrls as exempt from pg_roles where rolname = ${name}`;
  if (role?.exempt)
    throw new Error(`Role ${name} is exempt from row-level security: the app must not use it`);
  const verb = role ? "alter" : "create";
  await owner.unsafe(`${verb} role "${name}" login password '${secret}'`);
  return name;
}
