import { eq } from "drizzle-orm";
import { beforeAll, describe, expect, test } from "vitest";
import { createField, createLead } from "@/db/seed/factories";
import { leads } from "@/db/schema";
import { withSystem } from "@/db/system";
import type { Ctx } from "@/lib/context";
import { listLeads, summarizeLeads } from "@/lib/leads";
import { createFixture, type Fixture } from "../support/fixture";
import { outcomeOf } from "../support/outcome";

let a: Fixture;
const count = 17;

beforeAll(async () => {
  a = await createFixture();
  await withSystem("test", async (db) => {
    await createField(db, a.orgId, { key: "rooms", field_type: "number" });
    await createField(db, a.orgId, { key: "street", field_type: "text" });
    await createField(db, a.orgId, { key: "extras", field_type: "multi_select" });
    for (let index = 0; index < count; index++) {
      const lead = await createLead(db, a.orgId, a.stages[index % 2]!, {
        full_name: `Lead ${index % 5}`,
        estimated_value: index % 3 === 0 ? null : `${index % 4}.00`,
        assigned_to: index % 2 === 0 ? a.people.sales.id : a.colleague.id,
      });
      const company = index % 4 === 0 ? null : `Loja ${index % 2}`;
      await db
        .update(leads)
        .set({ company, tags: ["many"], custom_fields: customOf(index) })
        .where(eq(leads.id, lead.id));
    }
  });
});

/** A number that words would order wrongly, a text longer than a cursor, and leads without either. */
const customOf = (index: number) =>
  index % 3 === 0
    ? {}
    : { rooms: [9, 10, 100][index % 3], street: `${index % 2 ? "Álamo " : "rua "}${"x".repeat(900)}` };

const many = { field: "tags", op: "has_any", value: ["many"] };
const fields = [
  "created_at",
  "full_name",
  "company",
  "estimated_value",
  "lead_score",
  "next_task_at",
  "stage",
  "assigned_to",
  "custom.rooms",
  "custom.street",
];

async function everyPage(ctx: Ctx, sort: string, between?: () => Promise<unknown>): Promise<string[]> {
  const ids: string[] = [];
  for (let cursor: string | null | undefined; cursor !== null;) {
    const input = { sort, filter: JSON.stringify(many), limit: 4, cursor };
    const page = await listLeads.execute(ctx, input);
    ids.push(...page.data.map(({ id }) => id));
    cursor = page.next_cursor;
    await between?.();
  }
  return ids;
}

describe("pages", () => {
  test.each(fields.flatMap((field) => [field, `-${field}`]))(
    "%s: every lead once, in order",
    async (sort) => {
      const whole = await listLeads.execute(a.ctx(), { sort, filter: many, limit: 100 });
      expect(whole.data).toHaveLength(count);
      expect(Object.keys(whole.data[0]!)).not.toContain("sort_value");
      expect(await everyPage(a.ctx(), sort)).toEqual(whole.data.map(({ id }) => id));
    },
  );

  test("empty values come last both ways", async () => {
    for (const sort of ["company", "-company"]) {
      const { data } = await listLeads.execute(a.ctx(), { sort, filter: many, limit: 100 });
      const firstEmpty = data.findIndex(({ company }) => company === null);
      expect(
        data.slice(firstEmpty).every(({ company }) => company === null),
        sort,
      ).toBe(true);
    }
  });

  test("nothing is missed or seen twice while others insert", async () => {
    const before = await listLeads.execute(a.ctx(), { filter: many, limit: 100 });
    const insert = () =>
      withSystem("test", async (db) => {
        await createLead(db, a.orgId, a.first, { full_name: "Lead 2" });
      });
    for (const sort of ["-created_at", "full_name"]) {
      const seen = await everyPage(a.ctx(), sort, insert);
      expect(new Set(seen).size, sort).toBe(seen.length);
      expect(seen, sort).toEqual(expect.arrayContaining(before.data.map(({ id }) => id)));
    }
  });

  test("a number of the organization's own is ordered as a number", async () => {
    const { data } = await listLeads.execute(a.ctx(), { sort: "-custom.rooms", filter: many, limit: 100 });
    const rooms = data.map(({ custom_fields }) => custom_fields.rooms ?? 0);
    expect(rooms).toEqual(rooms.toSorted((x, y) => Number(y) - Number(x)));
  });

  test("a foreign sort or cursor is refused before the database sees it", async () => {
    for (const sort of [
      "id; drop table leads",
      "organization_id",
      "__proto__",
      "--created_at",
      "",
      "custom.extras",
      "custom.gone",
    ])
      expect(await outcomeOf(listLeads.execute(a.ctx(), { sort })), sort).toMatchObject({ code: "invalid" });
    const forged = (value: unknown) => Buffer.from(JSON.stringify(value)).toString("base64url");
    for (const value of [
      ["x", a.lead.id],
      ["2026-99-99T00:00:00Z", a.lead.id],
      [1, a.lead.id],
      ["1' or 1=1", "x"],
    ])
      for (const sort of ["created_at", "estimated_value", "expected_close_date"])
        expect(await outcomeOf(listLeads.execute(a.ctx(), { sort, cursor: forged(value) }))).toMatchObject({
          code: "invalid",
        });
  });
});

describe("count and sums", () => {
  test("agree with the list, with and without a filter", async () => {
    for (const ctx of [a.ctx(), a.ctx("sales")]) {
      for (const filter of [undefined, many, { field: "estimated_value", op: "gte", value: 2 }]) {
        const { data } = await listLeads.execute(ctx, { filter, limit: 100 });
        const worth = data.reduce((sofar, lead) => sofar + Number(lead.estimated_value ?? 0), 0);
        expect(await summarizeLeads.execute(ctx, { filter })).toEqual({
          count: data.length,
          is_capped: false,
          sums: [{ currency: "BRL", total_value: worth.toFixed(2) }],
        });
      }
    }
  });

  test("a sales person's leave a colleague's leads out", async () => {
    const filter = { and: [many, { field: "assigned_to", op: "in", value: [a.colleague.id] }] };
    expect(await summarizeLeads.execute(a.ctx(), { filter })).toMatchObject({ count: 8 });
    expect(await summarizeLeads.execute(a.ctx("sales"), { filter })).toEqual({
      count: 0,
      is_capped: false,
      sums: [],
    });
    expect((await listLeads.execute(a.ctx("sales"), { filter })).data).toEqual([]);
  });
});
