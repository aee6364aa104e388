import { randomUUID } from "node:crypto";
import type { TransactionSql } from "postgres";
import { describe, expect, test } from "vitest";
import { owner, roles, tenantTables } from "./catalog";
import { insert, plant, sampleRow } from "./sample-row";

const insufficientPrivilege = "42501";
const integrityViolationClass = "23";
/** Verbs the app has no right to at all, even on its own rows. */
const withheld: Record<string, string[]> = { audit_logs: ["update", "delete"] };

/** One row, or a constraint's objection (the references of a sample row lead nowhere), which comes after the policy's. */
const letThrough = "let through";

type Verb = "select" | "insert" | "update" | "delete" | "give away";
/** Rows seen or deleted, whether a row was written, or the server's error code. */
type Outcome = number | string;

const tenants = await tenantTables();

/** Deleting one of these writes elsewhere, where the sample's organization, which does not exist, is missed. */
const writesOnDelete = new Set(["leads"]);

describe.each(tenants)("%s", (table) => {
  const refused = (verb: string, otherwise: Outcome) =>
    withheld[table]?.includes(verb) ? insufficientPrivilege : otherwise;

  test("is there for its own organization", async () => {
    expect(await probe(table, "own")).toEqual({
      select: 1,
      insert: letThrough,
      update: refused("update", letThrough),
      delete: refused("delete", writesOnDelete.has(table) ? letThrough : 1),
      "give away": refused("update", 0),
    });
  });

  test.each(["none", "empty", "foreign"] as const)(
    "is closed to a connection whose context is %s",
    async (context) => {
      expect(await probe(table, context)).toEqual({
        select: 0,
        insert: insufficientPrivilege,
        update: refused("update", 0),
        delete: refused("delete", 0),
        "give away": context === "foreign" ? insufficientPrivilege : refused("update", 0),
      });
    },
  );
});

/** What each verb does to a row of one organization, asked by the app's role in the given context. */
async function probe(
  table: string,
  context: "own" | "foreign" | "none" | "empty",
): Promise<Record<Verb, Outcome>> {
  const [row, another, theirs] = [
    await sampleRow(table, randomUUID()),
    await sampleRow(table, randomUUID()),
    await sampleRow(table, randomUUID()),
  ];
  const victim = String(row.organization_id);
  const scope = { own: victim, foreign: String(theirs.organization_id), none: null, empty: "" }[context];
  const outcome = {} as Record<Verb, Outcome>;
  await owner
    .begin(async (sql) => {
      await plant(sql, table, row);
      await plant(sql, table, theirs);
      if (scope !== null) await sql`select set_config('app.org_id', ${scope}, true)`;
      await sql.unsafe(`set local role ${roles.app}`);
      const id = String(row.id);
      const verbs: Record<Verb, (sql: TransactionSql) => Promise<{ count: number; command: string }>> = {
        select: (tx) => tx`select id from ${tx(table)} where id = ${id}`,
        insert: (tx) => insert(tx, table, { ...another, organization_id: victim }),
        update: (tx) => tx`update ${tx(table)} set id = id where id = ${id}`,
        delete: (tx) => tx`delete from ${tx(table)} where id = ${id}`,
        // A row of ours becomes one of theirs: only WITH CHECK stands in the way.
        "give away": (tx) =>
          tx`update ${tx(table)} set organization_id = ${victim} where id = ${String(theirs.id)}`,
      };
      for (const [verb, run] of Object.entries(verbs)) outcome[verb as Verb] = await attempt(sql, run);
      throw new RolledBack();
    })
    .catch((error: unknown) => {
      if (!(error instanceof RolledBack)) throw error;
    });
  return outcome;
}

class RolledBack extends Error {}

/** Each verb in a savepoint that is undone, so that none sees what another did. */
async function attempt(
  sql: TransactionSql,
  run: (sql: TransactionSql) => Promise<{ count: number; command: string }>,
): Promise<Outcome> {
  let outcome: Outcome = 0;
  try {
    await sql.savepoint(async (tx) => {
      const { count, command } = await run(tx);
      outcome = count > 0 && /^(INSERT|UPDATE)/.test(command) ? letThrough : count;
      throw new RolledBack();
    });
  } catch (error) {
    if (error instanceof RolledBack) return outcome;
    if (error instanceof Error && "code" in error) {
      const code = String(error.code);
      return code.startsWith(integrityViolationClass) ? letThrough : code;
    }
    throw error;
  }
  return outcome;
}
