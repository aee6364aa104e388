import { sql } from "drizzle-orm";
import postgres from "postgres";
import { beforeEach, describe, expect, inject, test } from "vitest";
import { withOrg } from "@/db/org";
import { createLead as seedLead } from "@/db/seed/factories";
import { withSystem } from "@/db/system";
import { countFieldLeads, createField, deleteField, listFields, listTags, updateField } from "@/lib/fields";
import { createLead, getLead, updateLead } from "@/lib/leads";
import { createFixture, type Fixture } from "../support/fixture";
import { outcomeOf } from "../support/outcome";
import { publicationsOf } from "../support/publications";
import { auditOf } from "../support/rows";

let a: Fixture;
beforeEach(async () => {
  a = await createFixture();
});
const define = (input: object) =>
  createField.execute(a.ctx(), { label: "Campo", field_type: "text", ...input });
const write = (custom_fields: Record<string, string | number | boolean | string[] | null>) =>
  outcomeOf(updateLead.execute(a.ctx(), { lead_id: a.lead.id, custom_fields }));
const options = [{ label: "Ouro" }, { label: "Prata" }];

describe("definitions", () => {
  test("a key is made once from the label and stays", async () => {
    const { result, published } = await publicationsOf(
      (ctx) => createField.execute(ctx, { label: "Nº de funcionários", field_type: "number" }),
      a.ctx(),
    );
    expect(result).toMatchObject({ key: "no_de_funcionarios", field_type: "number", version: 1 });
    expect(published).toMatchObject([{ event: "fields.changed" }]);
    const renamed = await updateField.execute(a.ctx(), { field_id: result.id, label: "Funcionários" });
    expect(renamed).toMatchObject({ key: "no_de_funcionarios", label: "Funcionários", version: 2 });
    expect(await define({ label: "Nº de funcionários" })).toMatchObject({ key: "no_de_funcionarios_2" });
    expect((await auditOf(a.orgId, "field.update")).at(-1)).toMatchObject({ resource_id: result.id });
  });

  test("ten at once with one label: one; with ten labels: ten keys in one order", async () => {
    const twins = await Promise.all(Array.from({ length: 10 }, () => outcomeOf(define({ label: "Origem" }))));
    expect(twins.filter(({ ok }) => ok)).toHaveLength(1);
    await Promise.all(Array.from({ length: 10 }, (_, n) => define({ label: `Campo ${n}` })));
    const { data } = await listFields.execute(a.ctx(), {});
    expect(data.map(({ field_order }) => field_order)).toEqual(data.map((_, index) => index));
  });

  test("moves to a place, is withdrawn and comes back", async () => {
    const last = await define({ label: "Último" });
    await updateField.execute(a.ctx(), { field_id: last.id, field_order: 0 });
    const labels = async () => (await listFields.execute(a.ctx(), {})).data.map(({ id }) => id);
    expect(await labels()).toEqual([last.id, a.field.id]);
    await deleteField.execute(a.ctx(), { field_id: last.id });
    expect(await labels()).toEqual([a.field.id]);
    expect((await listFields.execute(a.ctx(), { include_inactive: true })).data).toHaveLength(2);
    await updateField.execute(a.ctx(), { field_id: last.id, is_active: true });
    expect(await labels()).toEqual([a.field.id, last.id]);
  });

  test("a choice that is left out stays with the leads that have it, and is offered to none", async () => {
    const field = await define({ label: "Plano", field_type: "single_select", options });
    expect(await write({ plano: "prata" })).toMatchObject({ ok: true });
    const changed = await updateField.execute(a.ctx(), {
      field_id: field.id,
      options: [{ value: "ouro", label: "Ouro 2" }],
    });
    expect(changed.options).toEqual([
      { value: "ouro", label: "Ouro 2", is_active: true },
      { value: "prata", label: "Prata", is_active: false },
    ]);
    expect(await write({ plano: "prata" })).toMatchObject({ ok: true });
    const fresh = createLead.execute(a.ctx(), { full_name: "Bia", custom_fields: { plano: "prata" } });
    expect(await outcomeOf(fresh)).toMatchObject({ fields: { "custom_fields.plano": "not_an_option" } });
  });

  test("a select without choices, and choices of another type, are refused", async () => {
    expect(await outcomeOf(define({ field_type: "multi_select" }))).toMatchObject({
      fields: { options: "required" },
    });
    expect(await outcomeOf(define({ options }))).toMatchObject({ fields: { options: "not_a_select" } });
  });

  test("an older version loses", async () => {
    await updateField.execute(a.ctx(), { field_id: a.field.id, help: "Ajuda" });
    const late = updateField.execute(a.ctx(), { field_id: a.field.id, help: "", version: 1 });
    expect(await outcomeOf(late)).toMatchObject({ code: "version_conflict" });
  });
});

describe("values", () => {
  test.each([
    ["text", "  olá ", "olá"],
    ["number", "12.5", 12.5],
    ["number", 3, 3],
    ["money", 1500, "1500.00"],
    ["money", "9.9", "9.90"],
    ["date", "2026-02-28", "2026-02-28"],
    ["checkbox", true, true],
    ["url", "https://exemplo.com.br", "https://exemplo.com.br/"],
  ])("%s: %j is kept as %j", async (field_type, given, kept) => {
    await define({ field_type });
    expect(await write({ campo: given })).toMatchObject({ ok: true });
    expect((await getLead.execute(a.ctx(), { lead_id: a.lead.id })).custom_fields).toEqual({ campo: kept });
  });

  test.each([
    ["text", 5, "wrong_type"],
    ["number", "doze", "wrong_number"],
    ["money", "-1", "wrong_amount"],
    ["date", "2026-02-30", "wrong_date"],
    ["checkbox", "sim", "wrong_type"],
    ["url", "javascript:alert(1)", "wrong_url"],
    ["person", "0198c5c3-0000-7000-8000-000000000000", "not_found"],
  ])("%s: %j is refused", async (field_type, given, error) => {
    await define({ field_type });
    expect(await write({ campo: given })).toMatchObject({
      code: "invalid",
      fields: { "custom_fields.campo": error },
    });
  });

  test("what nobody defined is refused by its name, here and at creation", async () => {
    const refused = { code: "invalid", fields: { "custom_fields.nada": "unknown_field" } };
    expect(await write({ nada: "x" })).toMatchObject(refused);
    const created = createLead.execute(a.ctx(), { full_name: "Bia", custom_fields: { nada: "x" } });
    expect(await outcomeOf(created)).toMatchObject(refused);
  });

  test("several choices are kept once, in the order of the definition", async () => {
    await define({ field_type: "multi_select", options });
    await write({ campo: ["prata", "ouro", "prata"] });
    const lead = await getLead.execute(a.ctx(), { lead_id: a.lead.id });
    expect(lead.custom_fields).toEqual({ campo: ["ouro", "prata"] });
  });

  test("a person is an active member of this organization", async () => {
    const other = await createFixture();
    await define({ field_type: "person" });
    expect(await write({ campo: a.colleague.id })).toMatchObject({ ok: true });
    expect(await write({ campo: other.colleague.id })).toMatchObject({
      fields: { "custom_fields.campo": "not_found" },
    });
  });

  test("a change leaves other fields alone, and null takes one away", async () => {
    await define({ label: "Um" });
    await define({ label: "Dois" });
    await write({ um: "1", dois: "2" });
    await write({ dois: null });
    expect((await getLead.execute(a.ctx(), { lead_id: a.lead.id })).custom_fields).toEqual({ um: "1" });
  });

  test("a required field is asked for at creation and cannot be cleared", async () => {
    await define({ is_required: true });
    const missing = { fields: { "custom_fields.campo": "required" } };
    expect(await outcomeOf(createLead.execute(a.ctx(), { full_name: "Bia" }))).toMatchObject(missing);
    expect(await write({ campo: null })).toMatchObject(missing);
    const lead = updateLead.execute(a.ctx(), { lead_id: a.lead.id, company: "Nova" });
    expect(await outcomeOf(lead)).toMatchObject({ ok: true });
  });
});

test("tags in use are listed once, by name", async () => {
  await createLead.execute(a.ctx(), { full_name: "Bia", tags: ["site", "anúncio"] });
  await updateLead.execute(a.ctx(), { lead_id: a.lead.id, tags: ["site", "vip"] });
  const names = (await listTags.execute(a.ctx(), {})).data.map(({ name }) => name);
  expect(names.toSorted()).toEqual(["anúncio", "site", "vip"].toSorted());
});

describe("the look-up by a field's value", () => {
  const find = (orgId: string, wanted: object) =>
    withOrg(orgId, async (db) => [
      ...(await db.tx.execute<{ id: string }>(
        sql`select find_leads_by_field(${JSON.stringify(wanted)}::jsonb) as id`,
      )),
    ]);

  test("finds the leads of this organization and no others", async () => {
    const b = await createFixture();
    const [mine] = await withSystem("test", async (db) => [
      await seedLead(db, a.orgId, a.first, { custom_fields: { plano: "ouro" } }),
      await seedLead(db, b.orgId, b.first, { custom_fields: { plano: "ouro" } }),
    ]);
    expect(await find(a.orgId, { plano: "ouro" })).toEqual([{ id: mine?.id }]);
    expect(await find(a.orgId, { plano: "prata" })).toEqual([]);
  });

  test("is refused to the public, and finds nothing without a scope", async () => {
    await withSystem("test", (db) => seedLead(db, a.orgId, a.first, { custom_fields: { plano: "ouro" } }));
    const rows = await withSystem("test", async (db) => [
      ...(await db.execute(sql`select find_leads_by_field('{"plano":"ouro"}'::jsonb) as id`)),
    ]);
    expect(rows).toEqual([]);
  });

  test("uses the index for what it asks, where the policy lets nothing else through", async () => {
    await withSystem("test", (db) =>
      db.execute(sql`
        insert into leads (id, organization_id, contact_id, full_name, pipeline_id, stage_id, position, custom_fields)
        select gen_random_uuid(), organization_id, contact_id, full_name, pipeline_id, stage_id, 'a' || n,
               jsonb_build_object('plano', 'p' || n)
          from leads, generate_series(1, 3000) as n where id = ${a.lead.id}`),
    );
    const owner = postgres(inject("databaseUrls").owner, { max: 1 });
    await owner`vacuum analyze leads`;
    await owner.end();
    const plan = await withSystem("test", async (db) => {
      await db.execute(sql`select set_config('app.org_id', ${a.orgId}, true)`);
      const [source] = await db.execute<{ body: string }>(
        sql`select prosrc as body from pg_proc where proname = 'find_leads_by_field'`,
      );
      const inner = source?.body.replace("wanted", `'{"plano":"p7"}'::jsonb`) ?? "";
      return JSON.stringify([...(await db.execute(sql.raw(`explain (costs off) ${inner}`)))]);
    });
    expect(plan).toContain("ix_leads_custom_fields");
    expect(plan).toMatch(/Index Cond.*custom_fields @>/);
  });
});

test("a second field of one name says so, and how many leads would lose one is told before", async () => {
  await define({ label: "Plano" });
  expect(await outcomeOf(define({ label: "plano" }))).toMatchObject({ fields: { label: "name_taken" } });
  const twins = [{ label: "Ouro" }, { label: "ouro" }];
  expect(
    await outcomeOf(define({ label: "Nível", field_type: "single_select", options: twins })),
  ).toMatchObject({ fields: { options: "choices_twice" } });
  const { id, key } = await define({ label: "Apelido" });
  const usage = () => countFieldLeads.execute(a.ctx(), { field_id: id });
  expect(await usage()).toEqual({ leads: 0, is_capped: false });
  await write({ [key]: "Bia" });
  expect(await usage()).toEqual({ leads: 1, is_capped: false });
});
