import { sql } from "drizzle-orm";
import journal from "@/db/migrations/meta/_journal.json";
import { systemRead } from "@/db/system";
import { env } from "@/lib/env";

/** Version, connections, migrations and traffic of the database; no names, no data. @throws when it is away. */
export async function databaseInfo() {
  const [row] = await systemRead().execute<Record<string, unknown>>(sql`
    select current_setting('server_version') as version,
           (select count(*)::int from pg_stat_activity where datname = current_database()) as connections,
           (select count(*)::int from pg_stat_activity where datname = current_database() and state = 'active') as active,
           current_setting('max_connections')::int as max_connections,
           (select count(*)::int from schema_versions) as migrations_applied,
           (select max(created_at) from schema_versions)::float8 as latest_migration,
           (select xact_commit from pg_stat_database where datname = current_database())::text as transactions_committed,
           (select xact_rollback from pg_stat_database where datname = current_database())::text as transactions_rolled_back,
           (select round(100.0 * blks_hit / nullif(blks_hit + blks_read, 0), 2)
              from pg_stat_database where datname = current_database())::float as cache_hit_percent,
           pg_database_size(current_database())::text as size_bytes`);
  return {
    database: { type: "postgresql", version: row?.version },
    connection_pool: {
      max_per_instance: env().DATABASE_POOL_MAX,
      connections: row?.connections,
      active: row?.active,
      max_connections: row?.max_connections,
    },
    migrations: {
      ...migrationState(Number(row?.latest_migration ?? 0)),
      applied: row?.migrations_applied,
    },
    performance: {
      transactions_committed: Number(row?.transactions_committed),
      transactions_rolled_back: Number(row?.transactions_rolled_back),
      cache_hit_percent: row?.cache_hit_percent,
      size_bytes: Number(row?.size_bytes),
    },
  };
}

type Version = { when: number; tag: string };

/**
 * What this build expects against what the database has had, told apart as Drizzle does, by the time a migration was
 * made. `ahead` is a database that a newer build has migrated already.
 */
export function migrationState(latestApplied: number, versions: Version[] = journal.entries) {
  const pending = versions.filter(({ when }) => when > latestApplied).length;
  const known = versions.find(({ when }) => when === latestApplied);
  const status = pending > 0 ? "pending" : known ? "applied" : "ahead";
  return { status, pending, latest_version: known?.tag ?? null };
}
