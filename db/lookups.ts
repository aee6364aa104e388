import type { Sql } from "postgres";

/**
 * Look-ups that row-level security would keep from their index: the planner may not run an operator that could leak,
 * such as jsonb `@>`, before the policy. So these run with the rights of the system role, whose policy is `true`, and
 * filter by the organization of the scope themselves. Only the app's role may call them; without a scope they find
 * nothing. They answer ids: the caller reads the rows through its own door.
 */
export async function applyLookups(owner: Sql, roles: { app: string; system: string }): Promise<void> {
  await defineLookup(owner, roles, {
    name: "find_leads_by_field",
    parameters: "wanted jsonb",
    returns: "setof uuid",
    body: `select id from public.leads
            where organization_id = nullif(current_setting('app.org_id', true), '')::uuid
              and custom_fields @> wanted
              and deleted_at is null`,
  });
}

type Lookup = { name: string; parameters: string; returns: string; body: string };

/** Names and types are ours, never a person's input. `parameters` as in `wanted jsonb`, without defaults. */
export async function defineLookup(
  owner: Sql,
  roles: { app: string; system: string },
  { name, parameters, returns, body }: Lookup,
): Promise<void> {
  const types = parameters
    .split(",")
    .map((parameter) => parameter.trim().split(/\s+/).slice(1).join(" "))
    .join(", ");
  const signature = `public.${name}(${types})`;
  await owner.unsafe(`
    do $$ begin
      -- Only a member of a role may hand a function to it; a superuser need not be.
      if not (select rolsuper from pg_roles where rolname = current_user) then
        execute format('grant %I to current_user', '${roles.system}');
      end if;
    end $$;
    create or replace function public.${name}(${parameters}) returns ${returns}
      language sql stable security definer set search_path = pg_catalog, public, pg_temp as $body$ ${body} $body$;
    revoke all on function ${signature} from public;
    grant execute on function ${signature} to "${roles.app}";
    grant create on schema public to "${roles.system}";
    alter function ${signature} owner to "${roles.system}";
    revoke create on schema public from "${roles.system}";
  `);
}
