import type { Sql } from "postgres";
import { kinds, type Kind } from "./kinds";
import { searchFunction } from "./statement";
import { termFunctions } from "./terms";

/** Owns the search functions and may read what they search; nobody can sign in as it. */
const searchRole = "loved_search";

/**
 * The functions behind every search. Under row-level security PostgreSQL uses no index for `like` (it might tell what
 * a hidden row says), so they run as a role that sees all organizations, filter by `app.org_id` themselves and return
 * ids only, which the caller joins back under row-level security. Without `app.org_id` they find nothing.
 */
export async function applySearch(owner: Sql, roles: { app: string }): Promise<void> {
  const names = Object.keys(kinds) as Kind[];
  await owner.unsafe(`
    do $$ begin
      create role ${searchRole} nologin;
    exception when duplicate_object or unique_violation then null;
    end $$;
    do $$ begin
      -- An owner that is no superuser gives functions away to roles it is a member of only.
      if not (select rolsuper from pg_roles where rolname = current_user) then
        grant ${searchRole} to current_user;
      end if;
    end $$;
    grant usage, create on schema public to ${searchRole};
    ${[...names, "conversations"].map(mayRead).join("\n")}
    ${termFunctions}
    ${names.map((name) => searchFunction(name) + ownership(name, roles.app)).join("\n")}
    revoke create on schema public from ${searchRole};
  `);
}

const mayRead = (table: string) => `
    grant select on ${table} to ${searchRole};
    drop policy if exists search on ${table};
    create policy search on ${table} for select to ${searchRole} using (true);`;

const ownership = (name: Kind, app: string) => `
    alter function search_${name}(text, uuid[], integer) owner to ${searchRole};
    revoke all on function search_${name}(text, uuid[], integer) from public;
    grant execute on function search_${name}(text, uuid[], integer) to "${app}";`;
