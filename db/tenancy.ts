import type { Sql } from "postgres";

/** Tables that carry `organization_id` without belonging to one organization. */
export const globalTables = ["sessions"] as const;

/** What the app's role may see of people: never the password hash. */
const visibleUserColumns = ["id", "email", "full_name", "locale", "time_zone"];

/**
 * Puts the tenancy rules on every table, after each migration. Idempotent, and driven by the catalog instead of
 * being written in each migration, so that a new table cannot forget them: until this ran, the app has no rights
 * on the table at all.
 *
 * The app's role sees one organization, the one in `app.org_id`; the system role sees all, and is used only by the
 * listed callers of `db/system.ts`. Neither is superuser, owner or exempt from row-level security.
 */
export async function applyTenancy(owner: Sql, roles: { app: string; system: string }): Promise<void> {
  const app = `"${roles.app}"`;
  const system = `"${roles.system}"`;
  await owner.unsafe(`
    revoke all on schema public from public;
    grant usage on schema public to ${app}, ${system};
    grant select on schema_versions to ${app}, ${system};

    create or replace function refuse_change() returns trigger language plpgsql as $$
    begin
      raise exception '% is append-only', tg_table_name using errcode = 'insufficient_privilege';
    end $$;

    do $$
    declare
      entry record;
      in_scope constant text := $q$nullif(current_setting('app.org_id', true), '')::uuid$q$;
    begin
      for entry in
        select c.relname as name,
               exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'organization_id')
                 and c.relname <> all (array[${globalTables.map((name) => `'${name}'`).join(",")}]) as is_tenant
          from pg_class c
         where c.relnamespace = 'public'::regnamespace and c.relkind in ('r','p') and c.relname <> 'schema_versions'
      loop
        execute format('alter table %I enable row level security', entry.name);
        execute format('alter table %I force row level security', entry.name);
        execute format('grant select, insert, update, delete on %I to ${system}', entry.name);
        if not exists (select from pg_policies where tablename = entry.name and policyname = 'system') then
          execute format('create policy system on %I to ${system} using (true) with check (true)', entry.name);
        end if;
        if entry.is_tenant then
          execute format('grant select, insert, update, delete on %I to ${app}', entry.name);
          if not exists (select from pg_policies where tablename = entry.name and policyname = 'tenant') then
            execute format('create policy tenant on %I to ${app} using (organization_id = %s) with check (organization_id = %s)',
              entry.name, in_scope, in_scope);
          end if;
        end if;
      end loop;

      if not exists (select from pg_policies where tablename = 'organizations' and policyname = 'tenant') then
        execute format('create policy tenant on organizations to ${app} using (id = %s) with check (id = %s)', in_scope, in_scope);
      end if;
      if not exists (select from pg_policies where tablename = 'users' and policyname = 'tenant') then
        execute format('create policy tenant on users for select to ${app} using (exists (
          select from organization_members m where m.user_id = users.id and m.organization_id = %s))', in_scope);
      end if;
    end $$;

    grant select, update on organizations to ${app};
    grant select (${visibleUserColumns.join(", ")}) on users to ${app};
    revoke update, delete on audit_logs from ${app}, ${system};

    drop trigger if exists audit_logs_append_only on audit_logs;
    create trigger audit_logs_append_only before update or delete on audit_logs
      for each row execute function refuse_change();
    drop trigger if exists audit_logs_no_truncate on audit_logs;
    create trigger audit_logs_no_truncate before truncate on audit_logs
      for each statement execute function refuse_change();
  `);
}
