import { Readable } from "node:stream";
import { eq } from "drizzle-orm";
import { beforeEach, describe, expect, test } from "vitest";
import { contacts } from "@/db/schema";
import { systemRead } from "@/db/system";
import { xlsxFile } from "@/lib/exports";
import { getImport, importReport, previewImport, startImport, uploadImport } from "@/lib/imports";
import { runJob, undoJob } from "@/lib/jobs";
import { updateLead } from "@/lib/leads";
import { jobCtx } from "../support/context";
import { createFixture, type Fixture } from "../support/fixture";
import { leadsOf, manyRows as many, rowsOf, takeIn, uploadFile, type Options } from "../support/imports";
import { outcomeOf } from "../support/outcome";
import { activitiesOf, auditOf } from "../support/rows";

let a: Fixture;
beforeEach(async () => {
  a = await createFixture();
});

const upload = (content: string | Uint8Array) => uploadFile(a, content);
const take = (content: string | Uint8Array, options?: Options) => takeIn(a, content, options);

const utf16 = (text: string) => Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, "utf16le")]);
const table = "Nome;E-mail;Telefone;Valor\r\nJoão Araújo;joao@example.com;(11) 98765-4321;R$ 1.234,56\r\n";

describe("a file", () => {
  test.each<[string, string | Uint8Array, string, string]>([
    ["UTF-8", table, "utf-8", ";"],
    ["UTF-8 with a mark", `\ufeff${table}`, "utf-8", ";"],
    ["Latin-1", Buffer.from(table, "latin1"), "windows-1252", ";"],
    ["UTF-16", utf16(table), "utf-16le", ";"],
    ["commas", table.replaceAll(";", ",").replace("R$ 1.234,56", '"1,234.56"'), "utf-8", ","],
    ["tabs", table.replaceAll(";", "\t"), "utf-8", "\t"],
    ["pipes", table.replaceAll(";", "|"), "utf-8", "|"],
  ])("in %s is read and mapped", async (_name, content, encoding, delimiter) => {
    const file = await upload(content);
    expect(file).toMatchObject({
      encoding,
      delimiter,
      headers: ["Nome", "E-mail", "Telefone", "Valor"],
      mapping: { "0": "full_name", "1": "email", "2": "phone", "3": "estimated_value" },
      total_rows: 1,
    });
    const preview = await previewImport.execute(a.ctx(), {
      import_id: file.id,
      mapping: file.mapping,
    });
    expect(preview).toMatchObject({
      counts: { created: 1, invalid: 0 },
      rows: [
        {
          values: {
            full_name: "João Araújo",
            email: "joao@example.com",
            phone: "+5511987654321",
            estimated_value: "1234.56",
          },
        },
      ],
    });
    expect(await leadsOf(file.id), "a dry run writes nothing").toEqual([]);
  });

  test("without a header is mapped by what its cells look like", async () => {
    const file = await upload("Ana Prado,ana@example.com,11987654321\nRui,rui@example.com,11987654322\n");
    expect(file).toMatchObject({ total_rows: 2, mapping: { "1": "email", "2": "phone" } });
  });

  test("as a workbook is read, too", async () => {
    async function* rows() {
      yield ["Nome", "Celular"];
      yield ["Zoë & <Cia>", "+55 11 98765-0001"];
    }
    const chunks: Uint8Array[] = [];
    for await (const chunk of xlsxFile(rows(), "Leads")) chunks.push(chunk);
    const result = await take(Buffer.concat(chunks));
    expect(result).toMatchObject({ format: "xlsx", created_count: 1 });
    expect(await leadsOf(result.id)).toMatchObject([{ full_name: "Zoë & <Cia>", phone: "+5511987650001" }]);
  });

  test.each([
    ["nothing", ""],
    ["a broken workbook", "PK\u0003\u0004 no zip"],
  ])("of %s is refused", async (_name, content) => {
    expect(await outcomeOf(upload(content))).toMatchObject({ ok: false, code: "invalid" });
  });

  test("is nothing for who may not import", async () => {
    const attempt = uploadImport(a.ctx("sales"), Readable.from([Buffer.from(table)]), "x.csv");
    expect(await outcomeOf(attempt)).toMatchObject({ code: "forbidden" });
  });
});

describe("an import", () => {
  const nasty = [
    "nome,telefone,email,empresa",
    "Ana,11987650001,ana@example.com,Padaria",
    "Ana de novo,(11) 8765-0001,,Padaria",
    "Bia,abc,bia@example.com,",
    ",,,",
    'Caio "Cacá",11987650003,CAIO@EXAMPLE.COM,"Loja; de, tudo"',
    "Sem contato,,,",
  ].join("\n");

  test("tells of every row what became of it, and the good ones go in", async () => {
    const result = await take(nasty, { stage_id: a.second.id, assigned_to: a.colleague.id, tags: ["feira"] });
    expect(result).toMatchObject({
      status: "done",
      created_count: 3,
      skipped_count: 1,
      invalid_count: 2,
      processed_rows: 6,
    });
    expect((await rowsOf(result.id)).map(({ outcome }) => outcome)).toEqual([
      "created",
      "skipped_duplicate",
      "invalid",
      "invalid",
      "created",
      "created",
    ]);
    const made = await leadsOf(result.id);
    expect(made).toHaveLength(result.created_count);
    for (const lead of made)
      expect(lead).toMatchObject({
        stage_id: a.second.id,
        assigned_to: a.colleague.id,
        tags: ["feira"],
        source: "import",
      });
    expect(await activitiesOf(made[0]?.id ?? "")).toMatchObject([{ activity_type: "created" }]);
    expect(await auditOf(a.orgId, "import.run")).toMatchObject([
      { changes: { after: { created: 3, skipped_duplicate: 1, invalid: 2 } } },
    ]);
    let report = "";
    for await (const line of importReport(a.ctx(), result.id, (_kind, key) => key)) report += line;
    expect(report.trim().split("\r\n")).toHaveLength(7);
    expect(report).toContain("3;invalid;phone: wrong_phone");
  });

  test("updates what is there when told so, and gives it back when reverted", async () => {
    const first = await take("nome,telefone,empresa\nAna,11987650001,Antiga\nBia,11987650002,Fica\n");
    const second = await take(
      "nome,telefone,empresa\nAna,11987650001,Nova\nBia,11987650002,Nova\nDudu,11987650009,X\n",
      {
        on_duplicate: "update",
      },
    );
    expect(second).toMatchObject({ created_count: 1, updated_count: 2 });
    const bia = (await leadsOf(first.id)).find(({ full_name }) => full_name === "Bia");
    await updateLead.execute(a.ctx(), { lead_id: bia?.id ?? "", company: "Mudada depois" });
    await undoJob.execute(a.ctx(), { job_id: second.job_id });
    await runJob.execute(jobCtx(a.orgId), { job_id: second.job_id });
    expect((await leadsOf(first.id)).map(({ company }) => company).sort()).toEqual([
      "Antiga",
      "Mudada depois",
    ]);
    expect(await leadsOf(second.id)).toEqual([]);
    expect(await auditOf(a.orgId, "import.revert")).toMatchObject([
      { changes: { after: { removed: 1, restored: 1, kept: 1 } } },
    ]);
    expect(await getImport.execute(a.ctx(), { import_id: second.id })).toMatchObject({ status: "reverted" });
  });

  test("remembers the mapping for files with the same header", async () => {
    const file = await upload("col_a,col_b\nAna,11987650001\n");
    const mapping = { "0": "full_name", "1": "phone" } as const;
    const { job } = await startImport.execute(a.ctx(), { import_id: file.id, mapping });
    await runJob.execute(jobCtx(a.orgId), { job_id: job.id });
    expect(await upload("COL_A,Col_B\nRui,11987650002\n")).toMatchObject({ mapping });
  });

  test("by name and company finds what is written differently", async () => {
    await take("nome,empresa\nJosé Conceição,Pão & Cia\n", { dedupe_by: ["name_company"] });
    const again = await take("nome,empresa\njose conceicao,PAO & CIA\n", { dedupe_by: ["name_company"] });
    expect(again).toMatchObject({ created_count: 0, skipped_count: 1 });
  });
});

test("two imports of the same people at once make each person once", async () => {
  const results = await Promise.all([take(many(700)), take(many(700))]);
  expect(results.reduce((sum, { created_count }) => sum + created_count, 0)).toBe(700);
  expect(results.reduce((sum, { skipped_count }) => sum + skipped_count, 0)).toBe(700);
  const people = await systemRead().select().from(contacts).where(eq(contacts.organization_id, a.orgId));
  expect(new Set(people.map(({ phone }) => phone)).size).toBe(people.length);
});

test(
  "3,000 rows, worked on by several processes at once, are each taken once",
  { timeout: 120_000 },
  async () => {
    const file = await upload(many(3_000));
    const started = await startImport.execute(a.ctx(), {
      import_id: file.id,
      mapping: file.mapping,
    });
    const work = () => runJob.execute(jobCtx(a.orgId), { job_id: started.job.id });
    let outcomes: string[] = ["more"];
    // A call ends when its time is up or another one is at it; the job engine then calls again.
    while (!outcomes.includes("ended") && !outcomes.every((outcome) => outcome === "gone"))
      outcomes = (await Promise.all([work(), work(), work()])).map(({ outcome }) => outcome);
    const done = await getImport.execute(a.ctx(), { import_id: file.id });
    expect(done).toMatchObject({ status: "done", processed_rows: 3_000, created_count: 3_000 });
    expect(await leadsOf(file.id)).toHaveLength(3_000);
  },
);
