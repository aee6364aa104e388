import { Readable } from "node:stream";
import { buffer } from "node:stream/consumers";
import { beforeEach, expect, test } from "vitest";
import { exportLeads, safeCell, xlsxFile } from "@/lib/exports";
import { uploadImport } from "@/lib/imports";
import { assignLead, createLead } from "@/lib/leads";
import { createFixture, type Fixture } from "../support/fixture";
import { outcomeOf } from "../support/outcome";
import { auditOf } from "../support/rows";

let a: Fixture;
beforeEach(async () => {
  a = await createFixture();
});
const fileOf = async (ctx = a.ctx(), query: object = {}) => {
  const file = await exportLeads(ctx, query, (column) => column);
  return (await buffer(Readable.from(file.bytes))).toString("utf8");
};

test("every lead of the filtered list is a line, in Brazil's form, with its trace", async () => {
  await createLead.execute(a.ctx(), { full_name: 'Ana "Nana"; Prado', stage_id: a.first.id });
  const all = await fileOf();
  expect(all.startsWith("\ufefffull_name;phone;email")).toBe(true);
  expect(all.trim().split("\r\n")).toHaveLength(5);
  expect(all).toContain('"Ana ""Nana""; Prado"');
  expect((await fileOf(a.ctx(), { stage_id: a.first.id })).trim().split("\r\n")).toHaveLength(3);
  expect((await fileOf({ ...a.ctx(), locale: "en" })).startsWith("\ufefffull_name,phone")).toBe(true);
  expect(await auditOf(a.orgId, "lead.export")).toHaveLength(3);
});

test.each(["=1+1", "+55", "-2", "@x", "\tx", "\rx", "\0x"])("%j is no formula in a cell", (text) => {
  expect(safeCell(text)).toBe(`'${text}`);
});

test("a name that looks like a formula is text in the file", async () => {
  await createLead.execute(a.ctx(), { full_name: "=HYPERLINK(1)" });
  expect(await fileOf()).toContain("'=HYPERLINK(1)");
});

test("who sees less exports less, and who may not export gets nothing", async () => {
  await assignLead.execute(a.ctx(), { lead_id: a.lead.id, assigned_to: a.colleague.id });
  const manager = a.ctx("manager");
  const own = { ...manager, grants: { ...manager.grants, visibility: "own" as const } };
  expect(await fileOf(own)).not.toContain(a.lead.full_name);
  expect(await outcomeOf(fileOf(a.ctx("sales")))).toMatchObject({ code: "forbidden" });
});

test("a workbook can be read again", async () => {
  async function* rows() {
    yield ["Nome", "E-mail"];
    for (let n = 0; n < 1_000; n++) yield [`Lead ${n} <&>`, `p${n}@example.com`];
  }
  const bytes = Readable.from(xlsxFile(rows(), "Leads"));
  expect(await uploadImport(a.ctx(), bytes, "leads.xlsx")).toMatchObject({
    format: "xlsx",
    total_rows: 1_000,
  });
});
