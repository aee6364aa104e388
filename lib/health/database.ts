import { sql } from "drizzle-orm";
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
           (select max(created_at)::text from schema_versions) as latest_migration,
           (select xact_commit from pg_stat_database where datname = current_database())::text as transactions_committed,
           (select xact_rollback from pg_stat_database where datname = current_database())::text as transactions_rolled_back,
           (select round(100.0 * blks_hit / nullif(blks_hit + blks_read, 0), 2)
              from pg_stat_database where datname = current_database())::float as cache_hit_percent,
           pg_database_size(current_database())::text as size_bytes`);
  const latest = Number(row?.latest_migration);
  return {
    database: { type: "postgresql", version: row?.version },
    connection_pool: {
      max_per_instance: env().DATABASE_POOL_MAX,
      connections: row?.connections,
      active: row?.active,
      max_connections: row?.max_connections,
    },
    migrations: {
      status: "applied",
      applied: row?.migrations_applied,
      latest_version: latest ? new Date(latest).toISOString() : null,
    },
    performance: {
      transactions_committed: Number(row?.transactions_committed),
      transactions_rolled_back: Number(row?.transactions_rolled_back),
      cache_hit_percent: row?.cache_hit_percent,
      size_bytes: Number(row?.size_bytes),
    },
  };
}
