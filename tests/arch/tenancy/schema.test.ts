import { describe, expect, test } from "vitest";
import { allTables, foreignKeys, owner, policies, roles, tenantTables, uniqueIndexes } from "./catalog";

const inScope = "(NULLIF(current_setting('app.org_id'::text, true), ''::text))::uuid";

/** Keys that are unique over all organizations. */
const globalKeys: Record<string, string> = {
  uq_whatsapp_configs_phone_id: "a number delivers to one organization; the webhook finds it by this id",
  uq_invites_token_hash: "the mailed token is all that its bearer knows",
};

/** References to rows that no organization owns. */
const globalReferences: Record<string, string> = {
  "organization_members(user_id) → users(id)": "a person may be a member of several organizations",
};

/** What the functions of `db/search` read, as a role of their own. */
const searchedTables = ["companies", "contacts", "conversations", "leads", "messages", "tasks"];

const tables = await allTables();
const tenants = await tenantTables();
const [allPolicies, allKeys, allIndexes] = await Promise.all([policies(), foreignKeys(), uniqueIndexes()]);

test("the catalog was read", () => {
  expect(tables.length).toBeGreaterThanOrEqual(20);
  expect(tenants).toEqual(
    expect.arrayContaining(["leads", "messages", "conversations", "audit_logs", "outbox"]),
  );
});

test.each(tables)("$name has row-level security, its owner included", ({ rls, forced }) => {
  expect({ rls, forced }).toEqual({ rls: true, forced: true });
});

describe.each(tenants)("%s", (table) => {
  test("lets the app see one organization and the system role all", () => {
    const search = { table, name: "search", roles: [roles.search], cmd: "SELECT", qual: "true", check: null };
    expect(allPolicies.filter((policy) => policy.table === table)).toEqual([
      ...(searchedTables.includes(table) ? [search] : []),
      { table, name: "system", roles: [roles.system], cmd: "ALL", qual: "true", check: "true" },
      {
        table,
        name: "tenant",
        roles: [roles.app],
        cmd: "ALL",
        qual: `(organization_id = ${inScope})`,
        check: `(organization_id = ${inScope})`,
      },
    ]);
  });

  test("can be referred to together with its organization", () => {
    const columns = allIndexes.filter((index) => index.table === table).map((index) => index.columns.join());
    expect(columns).toContain("organization_id,id");
  });

  test("has no key that reaches over organizations", () => {
    const wide = allIndexes.filter(
      ({ table: of, name, columns }) =>
        of === table && columns[0] !== "organization_id" && columns.join() !== "id" && !(name in globalKeys),
    );
    expect(wide.map(({ name }) => name)).toEqual([]);
  });

  test("refers to rows of its own organization only", () => {
    const keys = allKeys.filter((key) => key.table === table);
    const loose = keys.filter(({ columns, target_columns, target }) => {
      if (target === "organizations")
        return columns.join() !== "organization_id" || target_columns.join() !== "id";
      const place = columns.indexOf("organization_id");
      return place < 0 || target_columns[place] !== "organization_id";
    });
    expect(loose.map(inWords).filter((key) => !(key in globalReferences))).toEqual([]);
  });
});

test("no exception outlives its reason", () => {
  expect(allIndexes.map(({ name }) => name)).toEqual(expect.arrayContaining(Object.keys(globalKeys)));
  expect(allKeys.map(inWords)).toEqual(expect.arrayContaining(Object.keys(globalReferences)));
});

test("tables without an organization have the system's policy only, but for two the app may look at", () => {
  const rest = allPolicies.filter(({ table, name }) => !tenants.includes(table) && name !== "system");
  expect(rest.map(({ table, roles: to, cmd, qual, check }) => ({ table, to, cmd, qual, check }))).toEqual([
    {
      table: "organizations",
      to: [roles.app],
      cmd: "ALL",
      qual: `(id = ${inScope})`,
      check: `(id = ${inScope})`,
    },
    {
      table: "users",
      to: [roles.app],
      cmd: "SELECT",
      qual: expect.stringContaining(inScope) as string,
      check: null,
    },
  ]);
});

/** Functions that run with the rights of the system role; each filters by the organization of the scope itself. */
const lookups: Record<string, string> = {
  find_leads_by_field:
    "jsonb containment is not leakproof: under row-level security it may not use its index",
};
const searchFunctions = ["companies", "contacts", "leads", "messages", "tasks"].map(
  (kind) => `search_${kind}`,
);
const ownFilter = "nullif(current_setting('app.org_id', true), '')::uuid";

test("nothing but the listed look-ups runs or reads with its owner's rights", async () => {
  const views = await owner`
    select relname from pg_class
     where relnamespace = 'public'::regnamespace and relkind in ('v', 'm', 'f')`;
  const definers = await owner`
    select proname as name, rolname as owner, has_function_privilege('public', p.oid, 'execute') as open,
           exists (select from unnest(proconfig) as setting where setting like 'search_path=%') as path,
           strpos(prosrc, ${ownFilter}) > 0 as filters
      from pg_proc p join pg_roles r on r.oid = p.proowner
     where pronamespace = 'public'::regnamespace and prosecdef order by 1`;
  expect(views).toEqual([]);
  expect(definers).toEqual(
    [
      ...Object.keys(lookups).map((name) => ({ name, owner: roles.system })),
      ...searchFunctions.map((name) => ({ name, owner: roles.search })),
    ]
      .toSorted((one, other) => (one.name < other.name ? -1 : 1))
      .map((definer) => ({ ...definer, open: false, path: true, filters: true })),
  );
});

function inWords(key: {
  table: string;
  columns: string[];
  target: string;
  target_columns: string[];
}): string {
  return `${key.table}(${key.columns.join(", ")}) → ${key.target}(${key.target_columns.join(", ")})`;
}
