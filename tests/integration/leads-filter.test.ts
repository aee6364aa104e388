import { eq, isNull } from "drizzle-orm";
import { beforeAll, describe, expect, test } from "vitest";
import { createLead } from "@/db/seed/factories";
import { custom_fields, leads, organizations } from "@/db/schema";
import { withSystem } from "@/db/system";
import { filterCondition, leadFits, loadFilterContext } from "@/lib/leads";
import { conditionsOf, decodeFilter, encodeFilter, LeadFilter } from "@/lib/leads/schemas";
import { read } from "@/lib/unit";
import { createFixture, type Fixture } from "../support/fixture";

let a: Fixture;
const now = new Date("2026-11-25T01:30:00Z");
const names = ["Ana 100%", "Bia_Souza", "José  Conceição", "Zoë O'Hara"] as const;

beforeAll(async () => {
  a = await createFixture();
  await withSystem("test", async (db) => {
    await db.update(leads).set({ deleted_at: now.toISOString() }).where(eq(leads.organization_id, a.orgId));
    await db
      .update(organizations)
      .set({ settings: { time_zone: "America/Sao_Paulo" } })
      .where(eq(organizations.id, a.orgId));
    const types = [
      "text",
      "number",
      "money",
      "date",
      "single_select",
      "multi_select",
      "checkbox",
      "url",
      "person",
    ];
    for (const type of types) {
      await db
        .insert(custom_fields)
        .values({ organization_id: a.orgId, key: `a_${type}`, label: type, field_type: type });
    }
    const make = (
      name: string,
      values: Parameters<typeof createLead>[3],
      more: Partial<typeof leads.$inferInsert>,
    ) =>
      createLead(db, a.orgId, a.first, { full_name: name, ...values }).then((lead) =>
        db.update(leads).set(more).where(eq(leads.id, lead.id)),
      );
    await make(
      names[0],
      { estimated_value: "100.10", assigned_to: a.people.sales.id },
      {
        // 22:30 on the 24th in São Paulo, already the 25th in UTC.
        created_at: "2026-11-25T01:30:00.000Z",
        phone: "+5511987654321",
        tags: ["vip", "norte"],
        expected_close_date: "2026-11-24",
        next_task_at: "2026-11-24T12:00:00.000Z",
        custom_fields: { a_text: "50% off_now", a_number: 7, a_date: "2026-11-24", a_checkbox: true },
      },
    );
    await make(
      names[1],
      { estimated_value: "2500.00", lead_score: 80 },
      {
        created_at: "2026-11-24T02:59:59.000Z",
        tags: ["vip"],
        next_task_at: "2026-12-24T12:00:00.000Z",
        custom_fields: { a_multi_select: ["x", "y"], a_money: "12.50", a_single_select: "blue" },
      },
    );
    await make(
      names[2],
      { estimated_value: null },
      {
        created_at: "2026-11-24T03:00:00.000Z",
        probability: 90,
        custom_fields: {
          a_number: "none of it",
          a_date: "soon",
          a_multi_select: ["y"],
          a_person: a.people.sales.id,
        },
      },
    );
    await make(
      names[3],
      { estimated_value: null },
      {
        created_at: "2026-10-01T03:00:00.000Z",
        stale_since: "2026-11-01T00:00:00.000Z",
      },
    );
  });
});

const fits = async (filter: unknown, role: "admin" | "sales" = "admin"): Promise<string[]> => {
  const ctx = a.ctx(role);
  return read(ctx, async (db) => {
    const context = await loadFilterContext(ctx, db, now);
    const where = db.in(leads, isNull(leads.deleted_at), filterCondition(context, LeadFilter.parse(filter)));
    const rows = await db.tx
      .select({ name: leads.full_name })
      .from(leads)
      .where(where)
      .orderBy(leads.full_name);
    return rows.map(({ name }) => name).sort();
  });
};
const at = (field: string, op: string, value?: unknown) => ({
  field,
  op,
  ...(value !== undefined && { value }),
});
const [ana, bia, jose, zoe] = names;

describe("what fits", () => {
  test.each([
    [at("full_name", "contains", "%"), [ana]],
    [at("full_name", "contains", "_"), [bia]],
    [at("full_name", "contains", "jose conceicao"), [jose]],
    [at("full_name", "contains", "ZOE o'h"), [zoe]],
    [at("full_name", "starts_with", "bia"), [bia]],
    [at("full_name", "not_contains", "Á"), []],
    // An accent alone folds to nothing, and nothing is not in everything.
    [at("full_name", "contains", "\u0301"), []],
    [at("full_name", "starts_with", "\u0301"), []],
    [at("company", "eq", "\u0301"), []],
    [at("full_name", "not_contains", "\u0301"), [ana, bia, jose, zoe]],
    [at("phone", "contains", "(11) 98765"), [ana]],
    [at("phone", "eq", "+55 11 98765-4321"), [ana]],
    [at("close_reason_id", "empty"), [ana, bia, jose, zoe]],
    [at("estimated_value", "gte", 100.1), [ana, bia]],
    [at("estimated_value", "eq", "100.1"), [ana]],
    [at("estimated_value", "ne", 2500), [ana, jose, zoe]],
    [at("estimated_value", "between", [0, 200]), [ana]],
    [at("estimated_value", "empty"), [jose, zoe]],
    [at("lead_score", "gt", 79), [bia]],
    [at("tags", "has_any", ["norte", "sul"]), [ana]],
    [at("tags", "has_all", ["vip", "norte"]), [ana]],
    [at("tags", "has_none", ["norte"]), [bia, jose, zoe]],
    [at("tags", "empty"), [jose, zoe]],
    [at("next_task", "in", "none"), [jose, zoe]],
    [at("next_task", "in", ["overdue"]), [ana]],
    [at("next_task", "not_in", ["overdue", "none"]), [bia]],
    [at("stale", "is", true), [zoe]],
    [at("stale", "is", false), [ana, bia, jose]],
    [at("assigned_to", "in", ["none"]), [bia, jose, zoe]],
    [at("assigned_to", "not_in", ["none"]), [ana]],
    [at("created_at", "on", "today"), [ana, jose]],
    [at("created_at", "within", "yesterday"), [bia]],
    [at("created_at", "before", "2026-11-24"), [bia, zoe]],
    [at("created_at", "after", "-1d"), [ana, jose]],
    [at("created_at", "between", ["-1d", "today"]), [ana, bia, jose]],
    [at("created_at", "within", "last_month"), [zoe]],
    [at("created_at", "within", "this_week"), [ana, bia, jose]],
    [at("expected_close_date", "on", "today"), [ana]],
    [at("expected_close_date", "empty"), [bia, jose, zoe]],
    [at("custom.a_text", "contains", "% off_"), [ana]],
    [at("custom.a_number", "gt", 6), [ana]],
    [at("custom.a_money", "lte", 12.5), [bia]],
    [at("custom.a_date", "on", "today"), [ana]],
    [at("custom.a_single_select", "in", ["blue", "red"]), [bia]],
    [at("custom.a_multi_select", "has_all", ["x", "y"]), [bia]],
    [at("custom.a_multi_select", "has_any", ["y"]), [bia, jose]],
    [at("custom.a_multi_select", "empty"), [ana, zoe]],
    [at("custom.a_checkbox", "is", true), [ana]],
    [at("custom.a_checkbox", "is", false), [bia, jose, zoe]],
    [{ and: [at("tags", "has_any", "vip"), at("estimated_value", "gt", 1000)] }, [bia]],
    [
      { or: [at("stale", "is", true), { and: [at("tags", "has_any", "vip"), at("lead_score", "empty")] }] },
      [ana, zoe],
    ],
    [{ and: [] }, [ana, bia, jose, zoe]],
  ])("%j", async (filter, expected) => {
    expect(await fits(filter)).toEqual([...expected].sort());
  });

  test("the chance of a lead without its own is its stage's", async () => {
    expect(await fits(at("probability", "gt", 89))).toEqual([jose]);
    expect(await fits(at("probability", "empty"))).toEqual([]);
  });

  test("'me' is whoever asks, and nobody in a job", async () => {
    expect(await fits(at("assigned_to", "in", ["me"]), "sales")).toEqual([ana]);
    expect(await fits(at("custom.a_person", "in", ["me"]), "sales")).toEqual([jose]);
    expect(await fits(at("assigned_to", "in", ["me"]))).toEqual([]);
  });

  test("one lead by id", async () => {
    const ctx = a.ctx();
    await read(ctx, async (db) => {
      const context = await loadFilterContext(ctx, db, now);
      const lead = await db.find(leads, eq(leads.full_name, ana));
      expect(await leadFits(db, context, lead!.id, LeadFilter.parse(at("tags", "has_any", "norte")))).toBe(
        true,
      );
      expect(await leadFits(db, context, lead!.id, LeadFilter.parse(at("tags", "has_any", "sul")))).toBe(
        false,
      );
    });
  });
});

test("an address keeps a filter, and one that cannot be read is none", () => {
  const filter = LeadFilter.parse({
    or: [at("full_name", "contains", "ção & %"), { and: [at("stale", "is", true)] }],
  });
  const query = new URLSearchParams({ filter: encodeFilter(filter) });
  expect(decodeFilter(new URLSearchParams(query.toString()).get("filter") ?? "")).toEqual(filter);
  expect(conditionsOf(filter)).toHaveLength(2);
  for (const text of [undefined, "", "{", "[]", '{"field":1}', "null"])
    expect(decodeFilter(text)).toBeUndefined();
});
