import postgres, { type Sql } from "postgres";
import { inject } from "vitest";

/** The migrated test database, seen by its owner, who is a superuser there: row-level security hides nothing. */
export const owner: Sql = postgres(inject("databaseUrls").owner, {
  max: 1,
  idle_timeout: 1,
  onnotice: () => {},
});

export const roles = { app: "loved_app", system: "loved_system", search: "loved_search" } as const;

/** Tables that carry `organization_id` without belonging to one organization. */
const globalTables: Record<string, string> = {
  sessions: "a person's session moves between organizations; only the system door reads it",
};

/** Tables that the tenancy rules leave out. */
const bookkeeping: Record<string, string> = {
  schema_versions: "Drizzle's list of migrations; both roles may only read it, for /database/info",
};

export type Table = { name: string; rls: boolean; forced: boolean; has_org: boolean };

export async function allTables(): Promise<Table[]> {
  const tables = await owner<Table[]>`
    select c.relname as name, c.relrowsecurity as rls, c.relforcerowsecurity as forced,
           exists (select from pg_attribute a
                    where a.attrelid = c.oid and a.attname = 'organization_id' and not a.attisdropped) as has_org
      from pg_class c
     where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
     order by 1`;
  return tables.filter(({ name }) => !(name in bookkeeping));
}

export const tenantTables = async (): Promise<string[]> =>
  (await allTables())
    .filter(({ name, has_org }) => has_org && !(name in globalTables))
    .map(({ name }) => name);

export type Policy = {
  table: string;
  name: string;
  roles: string[];
  cmd: string;
  qual: string | null;
  check: string | null;
};

export const policies = () => owner<Policy[]>`
  select tablename as table, policyname as name, roles::text[] as roles, cmd, qual, with_check as check
    from pg_policies where schemaname = 'public' order by 1, 2`;

export type ForeignKey = {
  table: string;
  name: string;
  columns: string[];
  target: string;
  target_columns: string[];
};

export const foreignKeys = () => owner<ForeignKey[]>`
  select f.conrelid::regclass::text as table, f.conname as name, f.confrelid::regclass::text as target,
         (select array_agg(a.attname::text order by k.place) from unnest(f.conkey) with ordinality k(number, place)
            join pg_attribute a on a.attrelid = f.conrelid and a.attnum = k.number) as columns,
         (select array_agg(a.attname::text order by k.place) from unnest(f.confkey) with ordinality k(number, place)
            join pg_attribute a on a.attrelid = f.confrelid and a.attnum = k.number) as target_columns
    from pg_constraint f
   where f.contype = 'f' and f.connamespace = 'public'::regnamespace order by 1, 2`;

export type UniqueIndex = { table: string; name: string; columns: (string | null)[] };

/** A column is null where the index has an expression. */
export const uniqueIndexes = () => owner<UniqueIndex[]>`
  select i.indrelid::regclass::text as table, i.indexrelid::regclass::text as name,
         (select array_agg(a.attname::text order by k.place) from unnest(i.indkey::int2[]) with ordinality k(number, place)
            left join pg_attribute a on a.attrelid = i.indrelid and a.attnum = k.number) as columns
    from pg_index i join pg_class c on c.oid = i.indrelid
   where i.indisunique and c.relnamespace = 'public'::regnamespace order by 1, 2`;
