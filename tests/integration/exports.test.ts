import { Readable } from "node:stream";
import { buffer } from "node:stream/consumers";
import { createTranslator } from "next-intl";
import { beforeEach, describe, expect, test } from "vitest";
import { messagesOf } from "@/i18n/messages";
import { eq } from "drizzle-orm";
import { background_jobs, organization_members, stored_files } from "@/db/schema";
import { createLead as seedLead } from "@/db/seed/factories";
import { systemRead, withSystem } from "@/db/system";
import { exportLeads, safeCell, startExport, xlsxFile } from "@/lib/exports";
import { createField } from "@/lib/fields";
import { uploadImport } from "@/lib/imports";
import { getJob, runJob } from "@/lib/jobs";
import { assignLead, createLead } from "@/lib/leads";
import { fileOfLink, linkFile, openFile } from "@/lib/storage";
import { jobCtx } from "../support/context";
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

const t = createTranslator({ locale: "pt-BR", messages: messagesOf("pt-BR"), namespace: "exports.columns" });
const titleOf = (column: string) => t(column as Parameters<typeof t>[0]);

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

test("the organization's own fields are columns, as people call their values", async () => {
  const options = [{ label: "Básico" }, { label: "Pro" }];
  const { key } = await createField.execute(a.ctx(), {
    label: "Plano",
    field_type: "single_select",
    options,
  });
  await createLead.execute(a.ctx(), { full_name: "Ana", custom_fields: { [key]: "basico" } });
  const [head = "", ...lines] = (await fileOf()).trim().split("\r\n");
  expect(head.split(";").at(-1)).toBe("Plano");
  expect(
    lines
      .find((line) => line.startsWith("Ana;"))
      ?.split(";")
      .at(-1),
  ).toBe("Básico");
});

describe("an export in the background", () => {
  const start = async (ctx = a.ctx(), input: Parameters<typeof startExport.execute>[1] = {}) => {
    const { id: job_id } = await startExport.execute(ctx, input);
    await runJob.execute(jobCtx(a.orgId), { job_id });
    return getJob.execute(ctx, { job_id });
  };
  const contentOf = async (fileId: string) => {
    const { url } = await linkFile.execute(a.ctx(), { file_id: fileId });
    const token = new URL(url, "http://x").searchParams.get("token") ?? "";
    return buffer(await openFile(await fileOfLink(fileId, token)));
  };

  test(
    "is the same file, kept for a while and given to who asked for it alone",
    { timeout: 60_000 },
    async () => {
      await withSystem("test", async (db) => {
        for (let made = 0; made < 2_100; made++)
          await seedLead(db, a.orgId, a.second, { full_name: `Linha\u2028${made}` });
      });
      const job = await start();
      expect(job).toMatchObject({ status: "done", total: 2_103, processed: 2_103 });
      const fileId = job.file_id ?? "";
      expect((await contentOf(fileId)).toString("utf8").split("\r\n").sort()).toEqual(
        (await fileOfList()).split("\r\n").sort(),
      );
      const [row] = await systemRead().select().from(stored_files).where(eq(stored_files.id, fileId));
      expect(Date.parse(row?.expires_at ?? "") - Date.now()).toBeGreaterThan(70 * 3_600_000);
      expect(await outcomeOf(linkFile.execute(a.ctx("manager"), { file_id: fileId }))).toMatchObject({
        code: "not_found",
      });
      const parts = await systemRead()
        .select()
        .from(stored_files)
        .where(eq(stored_files.purpose, "export_part"));
      const mine = parts.filter(({ organization_id }) => organization_id === a.orgId);
      expect(mine).toHaveLength(2);
      expect(mine.every(({ expires_at }) => Date.parse(expires_at ?? "") <= Date.now())).toBe(true);
      expect(await auditOf(a.orgId, "lead.export")).toMatchObject([
        { changes: { after: { total: 2_103 } } },
        {},
      ]);
    },
  );
  const fileOfList = async () => {
    const file = await exportLeads(a.ctx(), {}, titleOf);
    return (await buffer(Readable.from(file.bytes))).toString("utf8");
  };

  test("may be a workbook, and nobody without the permission gets one", async () => {
    const job = await start(a.ctx(), { format: "xlsx", stage_id: a.first.id });
    const bytes = await contentOf(job.file_id ?? "");
    expect(await uploadImport(a.ctx(), Readable.from([bytes]), "leads.xlsx")).toMatchObject({
      format: "xlsx",
      total_rows: job.total,
    });
    expect(await outcomeOf(startExport.execute(a.ctx("sales"), {}))).toMatchObject({ code: "forbidden" });
  });

  test("ends when who asked may no longer export", async () => {
    const { id } = await startExport.execute(a.ctx("manager"), {});
    await withSystem("test", (db) =>
      db
        .update(organization_members)
        .set({ role: "sales" })
        .where(eq(organization_members.user_id, a.people.manager.id)),
    );
    await runJob.execute(jobCtx(a.orgId), { job_id: id });
    const [job] = await systemRead().select().from(background_jobs).where(eq(background_jobs.id, id));
    expect(job).toMatchObject({ status: "failed", error: "forbidden" });
  });
});
