import { isNull } from "drizzle-orm";
import { beforeAll, describe, expect, test } from "vitest";
import { custom_fields, leads } from "@/db/schema";
import { withSystem } from "@/db/system";
import { newId } from "@/lib/ids";
import { filterCondition, loadFilterContext } from "@/lib/leads";
import { filterFields, LeadFilter, opsByKind } from "@/lib/leads/schemas";
import { read } from "@/lib/unit";
import { createFixture, type Fixture } from "../support/fixture";
import { outcomeOf } from "../support/outcome";

let a: Fixture;

beforeAll(async () => {
  a = await createFixture();
  await withSystem("test", async (db) => {
    for (const type of ["text", "date"])
      await db
        .insert(custom_fields)
        .values({ organization_id: a.orgId, key: `a_${type}`, label: type, field_type: type });
  });
});

const fits = async (filter: unknown): Promise<string[]> => {
  const ctx = a.ctx();
  return read(ctx, async (db) => {
    const condition = filterCondition(await loadFilterContext(ctx, db), LeadFilter.parse(filter));
    const where = db.in(leads, isNull(leads.deleted_at), condition);
    const rows = await db.tx.select({ name: leads.full_name }).from(leads).where(where);
    return rows.map(({ name }) => name);
  });
};
const at = (field: string, op: string, value?: unknown) => ({
  field,
  op,
  ...(value !== undefined && { value }),
});

const hostile = [
  "'; drop table leads; --",
  "' or '1'='1",
  "1) or (1=1",
  "%' or 1=1 --",
  "\\",
  "\\'",
  "$1",
  "${leads}",
  "__proto__",
  "constructor",
  "toString",
  "full_name) from users; --",
  "custom.' || (select password_hash from users limit 1) || '",
  "custom.a_text'::text",
  "leads.organization_id",
  "organization_id",
  "deleted_at",
  "🏴‍☠️",
  "x".repeat(80),
];

describe("hostile input", () => {
  test.each(hostile)("as a field: %s", async (text) => {
    for (const field of [text.slice(0, 80), `custom.${text}`.slice(0, 80)]) {
      expect(await outcomeOf(fits(at(field, "contains", "x"))), field).toEqual({
        ok: false,
        code: "invalid",
        fields: { "filter.field": "unknown_field" },
      });
    }
  });

  test.each(hostile)("as an operator: %s", (text) => {
    expect(LeadFilter.safeParse(at("full_name", text, "x")).success).toBe(false);
  });

  const found = ["contains", "eq", "in", "has_any", "has_all", "on"];

  test.each(hostile)("as a value it is only a text: %s", async (text) => {
    for (const [field, kind] of Object.entries(filterFields)) {
      for (const op of opsByKind[kind]) {
        for (const value of op === "between" ? [[text, text]] : [text]) {
          const outcome = await outcomeOf(fits(at(field, op, value)));
          expect(outcome.ok || outcome.code === "invalid", `${field} ${op} ${JSON.stringify(outcome)}`).toBe(
            true,
          );
          // A telephone number is compared by its digits, and some of these texts have one.
          if (outcome.ok && field !== "phone" && found.includes(op))
            expect(outcome, `${field} ${op}`).toMatchObject({ data: [] });
        }
      }
    }
    expect(await fits({ and: [] })).toHaveLength(3);
  });

  test("dates and numbers that are none are refused before the database sees them", async () => {
    const values = [
      "2026-02-30",
      "9999-12-31",
      "0000-01-01",
      "+99999d",
      "now()",
      "infinity",
      "NaN",
      "1e400",
      -1e300,
      true,
    ];
    for (const value of values) {
      for (const [field, op] of [
        ["created_at", "on"],
        ["custom.a_date", "before"],
        ["estimated_value", "gt"],
      ] as const)
        expect(await outcomeOf(fits(at(field, op, value))), `${field} ${value}`).toMatchObject({
          code: "invalid",
        });
    }
  });

  test("depth, number and shape are bounded", () => {
    const one = at("status", "in", "open");
    const nest = (depth: number): unknown => (depth === 0 ? one : { and: [nest(depth - 1)] });
    expect(LeadFilter.safeParse(nest(3)).success).toBe(true);
    expect(LeadFilter.safeParse(nest(4)).success).toBe(false);
    expect(LeadFilter.safeParse({ or: Array(50).fill(one) }).success).toBe(true);
    expect(
      LeadFilter.safeParse({ or: [{ or: Array(30).fill(one) }, { or: Array(21).fill(one) }] }).success,
    ).toBe(false);
    expect(LeadFilter.safeParse({ ...one, sql: "1=1" }).success).toBe(false);
    expect(LeadFilter.safeParse({ and: [one], or: [one] }).success).toBe(false);
  });

  test("another organization's ids and fields lead to nobody", async () => {
    const b = await createFixture();
    await withSystem("test", (db) =>
      db
        .insert(custom_fields)
        .values({ organization_id: b.orgId, key: "theirs", label: "x", field_type: "text" }),
    );
    for (const [field, id] of [
      ["stage_id", b.first.id],
      ["assigned_to", b.colleague.id],
      ["contact_id", b.lead.contact_id],
      ["import_id", newId()],
    ] as const) {
      expect(await fits(at(field, "in", [id])), field).toEqual([]);
    }
    expect(await outcomeOf(fits(at("custom.theirs", "contains", "x")))).toMatchObject({ code: "invalid" });
  });
});
