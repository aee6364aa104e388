import { randomUUID } from "node:crypto";
import postgres from "postgres";
import { describe, expect, inject, test } from "vitest";
import { allTables, owner, roles } from "./catalog";
import { plant, sampleRow } from "./sample-row";

const tables = (await allTables()).map(({ name }) => name);
const auditRow = await sampleRow("audit_logs", randomUUID());
const urls = inject("databaseUrls");

const searchFunctions = ["companies", "contacts", "leads", "messages", "tasks"].map(
  (kind) => `search_${kind}`,
);

describe.each(Object.values(roles))("%s", (role) => {
  test("is exempt from nothing", async () => {
    const [attributes] = await owner`
      select rolsuper, rolbypassrls, rolcreaterole, rolcreatedb, rolreplication from pg_roles where rolname = ${role}`;
    expect(attributes).toEqual({
      rolsuper: false,
      rolbypassrls: false,
      rolcreaterole: false,
      rolcreatedb: false,
      rolreplication: false,
    });
  });

  // But the look-ups of db/lookups.ts, which schema.test.ts lists by name.
  test("owns nothing, creates nothing and is a member of no other role", async () => {
    const [found] = await owner`
      select (select count(*)::int from pg_class where relowner = r.oid) as relations,
             (select count(*)::int from pg_proc where proowner = r.oid and not prosecdef) as functions,
             (select count(*)::int from pg_namespace where nspowner = r.oid) as schemas,
             (select count(*)::int from pg_database where datdba = r.oid) as databases,
             (select count(*)::int from pg_auth_members where member = r.oid) as memberships,
             has_schema_privilege(r.oid, 'public', 'create') as creates
        from pg_roles r where rolname = ${role}`;
    expect(found).toEqual({
      relations: 0,
      functions: 0,
      schemas: 0,
      databases: 0,
      memberships: 0,
      creates: false,
    });
  });

  test.each(tables)("cannot empty %s or hang anything on it", async (table) => {
    const [rights] =
      await owner`select has_table_privilege(${role}, ${table}, 'truncate, references, trigger') as any`;
    expect(rights).toEqual({ any: false });
  });
});

describe("the search role", () => {
  test("cannot sign in, reads what is searched and changes nothing", async () => {
    const [login] = await owner`select rolcanlogin from pg_roles where rolname = ${roles.search}`;
    expect(login).toEqual({ rolcanlogin: false });
    const rights = await owner<{ table: string; reads: boolean; writes: boolean }[]>`
      select name as table, has_table_privilege(${roles.search}, name, 'select') as reads,
             has_table_privilege(${roles.search}, name, 'insert, update, delete') as writes
        from unnest(${tables}::text[]) as name order by 1`;
    expect(rights.filter(({ reads }) => reads).map(({ table }) => table)).toEqual([
      "companies",
      "contacts",
      "conversations",
      "leads",
      "messages",
      "tasks",
    ]);
    expect(rights.filter(({ writes }) => writes)).toEqual([]);
  });

  test("owns the functions, which only the app may call", async () => {
    const functions = await owner<{ name: string; app: boolean; system: boolean; anybody: boolean }[]>`
      select proname as name, has_function_privilege(${roles.app}, oid, 'execute') as app,
             has_function_privilege(${roles.system}, oid, 'execute') as system,
             exists (select from aclexplode(proacl) where grantee = 0) as anybody
        from pg_proc where proowner = ${roles.search}::regrole order by 1`;
    expect([...functions]).toEqual(
      searchFunctions.map((name) => ({ name, app: true, system: false, anybody: false })),
    );
  });
});

describe("the app's role", () => {
  test.each(["sessions", "refresh_tokens", "user_tokens"])(
    "has no right on %s, nor on a column of it",
    async (table) => {
      const [rights] = await owner`
      select has_table_privilege(${roles.app}, ${table}, 'select, insert, update, delete')
          or has_any_column_privilege(${roles.app}, ${table}, 'select, insert, update') as any`;
      expect(rights).toEqual({ any: false });
    },
  );

  test("reads five columns of users and writes none", async () => {
    const columns = await owner<{ name: string }[]>`
      select attname as name from pg_attribute
       where attrelid = 'users'::regclass and attnum > 0 and not attisdropped
         and has_column_privilege(${roles.app}, attrelid, attnum, 'select') order by 1`;
    expect(columns.map(({ name }) => name)).toEqual(["email", "full_name", "id", "locale", "time_zone"]);
    const [writes] = await owner`
      select has_any_column_privilege(${roles.app}, 'users', 'insert, update')
          or has_table_privilege(${roles.app}, 'users', 'delete') as any`;
    expect(writes).toEqual({ any: false });
  });

  test("is refused the password hash by the server itself", async () => {
    const app = postgres(urls.app, { max: 1 });
    await expect(app`select password_hash from users`).rejects.toMatchObject({ code: "42501" });
    await expect(app`select id from users`).resolves.toEqual([]);
    await app.end();
  });

  test("sees nothing after a scoped transaction gave its connection back", async () => {
    const app = postgres(urls.app, { max: 1 });
    await app.begin(async (sql) => {
      await sql`select set_config('app.org_id', ${randomUUID()}, true)`;
    });
    expect(await app`select current_setting('app.org_id', true) as scope`).toEqual([{ scope: "" }]);
    expect(await app`select id from leads`).toEqual([]);
    await app.end();
  });
});

describe("the audit log", () => {
  const statements = [
    "update audit_logs set action = action",
    "delete from audit_logs",
    "truncate audit_logs",
    "truncate audit_logs cascade",
  ];
  const attempts = [null, roles.app, roles.system].flatMap((role) =>
    statements.map((sql) => [role ?? "its owner", sql]),
  );

  test.each(attempts)("refuses %s: %s", async (role, statement) => {
    const attempt = owner.begin(async (sql) => {
      await plant(sql, "audit_logs", auditRow);
      await sql`select set_config('app.org_id', ${String(auditRow.organization_id)}, true)`;
      if (role !== "its owner") await sql.unsafe(`set local role ${String(role)}`);
      expect(await sql`select id from audit_logs where id = ${String(auditRow.id)}`).toHaveLength(1);
      await sql.unsafe(String(statement));
      throw new Error("the statement was let through");
    });
    await expect(attempt).rejects.toMatchObject({ code: "42501" });
  });
});
