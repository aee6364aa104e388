import { and, eq } from "drizzle-orm";
import { beforeEach, describe, expect, test } from "vitest";
import { leads, organization_members } from "@/db/schema";
import { systemRead, withSystem } from "@/db/system";
import { createRule } from "@/lib/assignment";
import { createField } from "@/lib/fields";
import { startImport } from "@/lib/imports";
import { runJob, undoJob } from "@/lib/jobs";
import { distributeWaiting } from "@/lib/leads";
import { jobCtx } from "../support/context";
import { createFixture, type Fixture } from "../support/fixture";
import { leadsOf, manyRows as many, rowsOf, takeIn, uploadFile, type Options } from "../support/imports";
import { outcomeOf } from "../support/outcome";
import { activitiesOf } from "../support/rows";

let a: Fixture;
beforeEach(async () => {
  a = await createFixture();
});

const upload = (content: string) => uploadFile(a, content);
const take = (content: string, options?: Options) => takeIn(a, content, options);

describe("the organization's own fields and people", () => {
  const field = (input: Parameters<typeof createField.execute>[1]) => createField.execute(a.ctx(), input);

  test("are proposed by name, read as people write them, and refused with a reason", async () => {
    await field({
      label: "Plano",
      field_type: "single_select",
      options: [{ label: "Básico" }, { label: "Pro" }],
    });
    await field({ label: "Vidas", field_type: "number" });
    await field({ label: "Renovação", field_type: "date" });
    await field({ label: "Fidelidade", field_type: "checkbox" });
    const rows = [
      "nome;Plano;VIDAS;renovacao;Fidelidade;Vendedor",
      `Ana;basico;1.234,5;31/12/2026;Sim;${a.colleague.email}`,
      `Bia;Ouro;12;;não;${a.colleague.full_name.toUpperCase()}`,
      "Caio;;;;;Fulano Inexistente",
      "Duda;pro;7;2027-01-02;;",
    ];
    const file = await upload(rows.join("\n"));
    expect(file.mapping).toEqual({
      "0": "full_name",
      "1": "custom.plano",
      "2": "custom.vidas",
      "3": "custom.renovacao",
      "4": "custom.fidelidade",
      "5": "assigned_to",
    });
    const result = await take(rows.join("\n"), { assigned_to: null });
    expect((await rowsOf(result.id)).map(({ outcome, reasons }) => [outcome, reasons])).toEqual([
      ["created", {}],
      ["invalid", { "custom.plano": "not_an_option" }],
      ["invalid", { assigned_to: "nobody" }],
      ["created", {}],
    ]);
    const made = (await leadsOf(result.id)).sort((one, other) =>
      one.full_name.localeCompare(other.full_name),
    );
    expect(made).toMatchObject([
      {
        full_name: "Ana",
        assigned_to: a.colleague.id,
        custom_fields: { plano: "basico", vidas: 1234.5, renovacao: "2026-12-31", fidelidade: true },
      },
      {
        full_name: "Duda",
        assigned_to: null,
        custom_fields: { plano: "pro", vidas: 7, renovacao: "2027-01-02" },
      },
    ]);
  });

  test("change on a lead that is there, field by field, and come back with the rest", async () => {
    await field({ label: "Plano", field_type: "text" });
    await field({ label: "Vidas", field_type: "number" });
    const first = await take("nome,telefone,plano,vidas\nAna,11987650001,A,3\n");
    const second = await take(`nome,telefone,plano,responsavel\nAna,11987650001,B,${a.colleague.email}\n`, {
      on_duplicate: "update",
    });
    expect(await leadsOf(first.id)).toMatchObject([
      { custom_fields: { plano: "B", vidas: 3 }, assigned_to: a.colleague.id },
    ]);
    await undoJob.execute(a.ctx(), { job_id: second.job_id });
    await runJob.execute(jobCtx(a.orgId), { job_id: second.job_id });
    expect(await leadsOf(first.id)).toMatchObject([
      { custom_fields: { plano: "A", vidas: 3 }, assigned_to: null },
    ]);
  });

  test("are asked for in new leads where they are required", async () => {
    await field({ label: "CPF", field_type: "text", is_required: true });
    const result = await take("nome,cpf\nAna,123\nBia,\n");
    expect(result).toMatchObject({ created_count: 1, invalid_count: 1 });
    expect(await rowsOf(result.id)).toMatchObject([{}, { reasons: { "custom.cpf": "required" } }]);
  });

  test("one field from two columns is refused with words that say so", async () => {
    const file = await upload("nome,telefone\nAna,11987650001\n");
    const mapping = { "0": "full_name", "1": "full_name" } as const;
    expect(await outcomeOf(startImport.execute(a.ctx(), { import_id: file.id, mapping }))).toMatchObject({
      code: "invalid",
      fields: { mapping: "mapped_twice" },
    });
  });
});

describe("assignment rules", () => {
  const rule = (member_ids: string[]) => createRule.execute(a.ctx(), { name: "Todos", member_ids });

  test("give imported leads out at once, in turn and up to what fits; the rest waits", async () => {
    const [one, two] = [a.people.sales.id, a.colleague.id];
    await withSystem("test", (db) =>
      db
        .update(organization_members)
        .set({ capacity: 3 })
        .where(and(eq(organization_members.organization_id, a.orgId), eq(organization_members.user_id, two))),
    );
    const had = (await systemRead().select().from(leads).where(eq(leads.assigned_to, two))).length;
    await rule([one, two]);
    const result = await take(many(11));
    const owners = (await leadsOf(result.id)).map(({ assigned_to }) => assigned_to);
    expect(owners.filter((owner) => owner === two)).toHaveLength(3 - had);
    expect(owners.filter((owner) => owner === one)).toHaveLength(8 + had);
    const [given] = (await leadsOf(result.id)).filter(({ assigned_to }) => assigned_to === one);
    expect(await activitiesOf(given?.id ?? "")).toMatchObject(
      expect.arrayContaining([
        expect.objectContaining({
          activity_type: "assigned",
          title: a.people.sales.full_name,
          user_id: null,
        }),
      ]),
    );
  });

  test("are not asked where the import says whose the leads are, or nobody's", async () => {
    await rule([a.people.sales.id]);
    const pool = await take(many(2), { assigned_to: null });
    const theirs = await take(many(2, 10), { assigned_to: a.colleague.id });
    expect((await leadsOf(pool.id)).map(({ assigned_to }) => assigned_to)).toEqual([null, null]);
    expect((await leadsOf(theirs.id)).every(({ assigned_to }) => assigned_to === a.colleague.id)).toBe(true);
    await distributeWaiting(jobCtx(a.orgId));
    expect((await leadsOf(pool.id)).map(({ assigned_to }) => assigned_to)).toEqual([null, null]);
  });
});
