import { eq, sql } from "drizzle-orm";
import postgres from "postgres";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { appDatabase } from "@/db/client";
import { withOrg, type OrgDb } from "@/db/org";
import { contacts, leads, organizations, users } from "@/db/schema";
import { newId } from "@/lib/ids";
import { createFixture, type Fixture } from "../support/fixture";
import { owner, roles } from "../arch/tenancy/catalog";
import { plant, sampleRow, type Row } from "../arch/tenancy/sample-row";
import { checksums } from "../support/rows";

const system = postgres(inject("databaseUrls").system, { max: 1, onnotice: () => {} });
// `owner` is shared: the files that come after this one in the same process use it still.
afterAll(() => system.end());

let a: Fixture;
let b: Fixture;
beforeAll(async () => {
  [a, b] = [await createFixture(), await createFixture()];
});

describe("the organization's door", () => {
  test("shows its own organization and its own people, whatever is asked for", async () => {
    await withOrg(a.orgId, async (db) => {
      expect(await db.tx.select({ id: organizations.id }).from(organizations)).toEqual([{ id: a.orgId }]);
      const people = await db.tx.select({ id: users.id }).from(users);
      expect(people.map(({ id }) => id).sort()).toEqual(
        [...Object.values(a.people), a.colleague].map(({ id }) => id).sort(),
      );
      expect(await db.byId(leads, b.lead.id)).toBeUndefined();
      expect(await db.lock(leads, b.lead.id)).toBeUndefined();
      expect(await db.tx.select().from(leads).where(eq(leads.organization_id, b.orgId))).toEqual([]);
    });
  });

  test("changes and removes nothing of another one", async () => {
    const before = await checksums(b.orgId);
    await withOrg(a.orgId, async (db) => {
      expect(await db.update(leads, { company: "X" }, eq(leads.id, b.lead.id))).toEqual([]);
      expect(await db.remove(contacts, eq(contacts.id, b.lead.contact_id))).toBe(0);
      await db.tx
        .update(leads)
        .set({ company: "X" })
        .where(sql`true`);
      await db.tx.update(organizations).set({ name: "X" }).where(eq(organizations.id, b.orgId));
    });
    expect(await checksums(b.orgId)).toEqual(before);
  });

  test("takes the organization from nobody", async () => {
    const sly = { organization_id: b.orgId, full_name: "X" };
    await expect(withOrg(a.orgId, (db) => db.insert(contacts, sly))).rejects.toThrow("organization_id");
    await expect(withOrg(a.orgId, (db) => db.update(contacts, sly, sql`true`))).rejects.toThrow(
      "organization_id",
    );
    for (const id of ["", "x", `${a.orgId}' or true`])
      expect(() => withOrg(id, async () => 1)).toThrow("organization id");
  });

  test("refuses a second door inside the first", async () => {
    await expect(withOrg(a.orgId, () => withOrg(b.orgId, async () => 1))).rejects.toThrow("inside");
  });

  test("gives connections back that know no organization any more", async () => {
    for (let n = 0; n < 12; n += 1)
      await Promise.all([a, b].map(({ orgId }) => withOrg(orgId, organizationsSeen)));
    const seen = await Promise.all(Array.from({ length: 12 }, () => appDatabase().select().from(leads)));
    expect(seen.flat()).toEqual([]);
  });

  test("300 transactions of two organizations on six connections, many of them failing: none sees the other", async () => {
    const inTurn = Array.from({ length: 300 }, (_, n) => ({
      own: n % 2 ? a : b,
      fails: n % 5 === 0,
      breaks: n % 7 === 0,
    }));
    const seen = await Promise.all(
      inTurn.map(({ own, fails, breaks }) =>
        withOrg(own.orgId, async (db) => {
          const found = await organizationsSeen(db);
          if (fails) throw new Error("on purpose");
          if (breaks) await db.tx.execute(sql`select 1 / 0`);
          return found;
        }).catch((error: unknown) =>
          /on purpose|Failed query/.test(String(error)) ? [own.orgId] : [String(error)],
        ),
      ),
    );
    expect(seen).toEqual(inTurn.map(({ own }) => [own.orgId]));
  });
});

const organizationsSeen = async (db: OrgDb): Promise<string[]> =>
  (await db.tx.selectDistinct({ id: leads.organization_id }).from(leads)).map(({ id }) => id);

test("a reference to another organization's row is refused by the database, whoever writes it", async () => {
  const references = await system<
    { name: string; from: string; column: string; to: string; target: string }[]
  >`
    select conname as name, conrelid::regclass::text as from, confrelid::regclass::text as to,
           (select attname::text from pg_attribute where attrelid = conrelid and attnum = conkey[array_length(conkey, 1)]) as column,
           (select attname::text from pg_attribute where attrelid = confrelid and attnum = confkey[array_length(confkey, 1)]) as target
      from pg_constraint where contype = 'f' and connamespace = 'public'::regnamespace and array_length(conkey, 1) > 1`;
  expect(references.length).toBeGreaterThan(15);
  const planted: { table: string; row: Row }[] = [];
  for (const table of new Set(references.flatMap(({ from, to }) => [from, to])))
    for (const { orgId: organization_id } of [a, b])
      planted.push({ table, row: { ...(await sampleRow(table, organization_id)), organization_id } });
  await owner
    .begin(async (tx) => {
      for (const { table, row } of planted) await plant(tx, table, row);
      await tx.unsafe(`set local role ${roles.system}`);
      for (const { name, from, column, to, target } of references) {
        const [foreign] =
          await tx`select ${tx(target)} as id from ${tx(to)} where organization_id = ${b.orgId} limit 1`;
        const [row] = await tx`select id from ${tx(from)} where organization_id = ${a.orgId} limit 1`;
        const point = (id: unknown) =>
          tx.savepoint(
            (sp) =>
              sp`update ${sp(from)} set ${sp(column)} = ${id as string} where id = ${row?.id as string}`,
          );
        await expect(point(foreign?.id), `${name}: foreign`).rejects.toMatchObject({ code: "23503" });
        await expect(point(newId()), `${name}: random`).rejects.toMatchObject({ code: "23503" });
      }
      throw new RolledBack();
    })
    .catch((error: unknown) => {
      if (!(error instanceof RolledBack)) throw error;
    });
});

class RolledBack extends Error {}
