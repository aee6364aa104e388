import { Readable } from "node:stream";
import { eq } from "drizzle-orm";
import { beforeEach, expect, test } from "vitest";
import { stored_files } from "@/db/schema";
import { withSystem } from "@/db/system";
import { addLeadFile, deleteLeadFile, linkLeadFile, listLeadFiles, restoreLeadFile } from "@/lib/lead-files";
import { leadFileBytesMax } from "@/lib/lead-files/schemas";
import { assignLead } from "@/lib/leads";
import { fileOfLink, sweepFiles } from "@/lib/storage";
import { memberCtx } from "../support/context";
import { createFixture, quiet, type Fixture } from "../support/fixture";
import { outcomeOf } from "../support/outcome";
import { activitiesOf, auditOf } from "../support/rows";

let a: Fixture;
beforeEach(async () => {
  a = await createFixture();
});
const add = (bytes: Buffer | Readable, name = "proposta.pdf", ctx = a.ctx("sales")) =>
  addLeadFile(ctx, a.lead.id, { bytes: Buffer.isBuffer(bytes) ? Readable.from([bytes]) : bytes, name });
const pdf = Buffer.from("%PDF-1.7 proposta");
const at = (lead_file_id: string) => ({ lead_id: a.lead.id, lead_file_id });
const listed = async () =>
  (await listLeadFiles.execute(a.ctx(), { lead_id: a.lead.id })).data.map(({ id }) => id);
const follow = async (id: string, ctx = a.ctx()) => {
  const { url } = await linkLeadFile.execute(ctx, at(id));
  const { pathname, searchParams } = new URL(url, "http://x");
  return fileOfLink(pathname.split("/").at(-1) ?? "", searchParams.get("token") ?? "");
};

test("a file is kept under what its bytes are and a name without a path, for everybody who sees the lead", async () => {
  const file = await add(pdf, String.raw`C:\fakepath\..\Proposta São João.html`);
  expect(file).toMatchObject({
    file_name: "Proposta São João.html",
    content_type: "application/pdf",
    size_bytes: pdf.length,
    created_by: a.people.sales.id,
  });
  expect(await listed()).toEqual([file.id, a.leadFileId]);
  expect(await follow(file.id)).toMatchObject({ file_name: "Proposta São João.html" });
  expect((await activitiesOf(a.lead.id))[0]).toMatchObject({ activity_type: "file_add" });
  expect(await auditOf(a.orgId, "lead_file.add")).toHaveLength(1);
});

test("a link dies with the sight of the lead", async () => {
  const file = await add(pdf);
  const colleague = quiet(memberCtx(a.orgId, a.colleague, "sales"));
  const { url } = await linkLeadFile.execute(colleague, at(file.id));
  await assignLead.execute(a.ctx(), { lead_id: a.lead.id, assigned_to: a.people.sales.id });
  const [path, token] = url.split("?token=");
  expect(await outcomeOf(fileOfLink(path?.split("/").at(-1) ?? "", token ?? ""))).toMatchObject({
    code: "not_found",
  });
  expect(await outcomeOf(linkLeadFile.execute(colleague, at(file.id)))).toMatchObject({ code: "not_found" });
  expect(await follow(file.id, a.ctx("sales"))).toMatchObject({ content_type: "application/pdf" });
});

test("what is taken away is gone at once, comes back within the week, and then its bytes go", async () => {
  const { id } = await add(pdf);
  await deleteLeadFile.execute(a.ctx(), at(id));
  expect(await listed()).toEqual([a.leadFileId]);
  expect(await outcomeOf(linkLeadFile.execute(a.ctx(), at(id)))).toMatchObject({ code: "not_found" });
  await restoreLeadFile.execute(a.ctx(), at(id));
  expect(await follow(id)).toMatchObject({ size_bytes: pdf.length });
  await deleteLeadFile.execute(a.ctx(), at(id));
  const past = new Date(Date.now() - 1_000).toISOString();
  await withSystem("test", (db) =>
    db.update(stored_files).set({ expires_at: past }).where(eq(stored_files.organization_id, a.orgId)),
  );
  await sweepFiles();
  expect(await outcomeOf(restoreLeadFile.execute(a.ctx(), at(id)))).toMatchObject({ code: "not_found" });
});

test("an empty file, one too large and a stranger leave nothing", async () => {
  const before = await listed();
  expect(await outcomeOf(add(Buffer.alloc(0)))).toMatchObject({ code: "invalid" });
  const large = Readable.from([Buffer.alloc(leadFileBytesMax), Buffer.from("x")]);
  expect(await outcomeOf(add(large))).toMatchObject({ code: "payload_too_large" });
  expect(await outcomeOf(add(pdf, "x.pdf", a.ctx("viewer")))).toMatchObject({ code: "forbidden" });
  const b = await createFixture();
  expect(
    await outcomeOf(addLeadFile(b.ctx(), a.lead.id, { bytes: Readable.from([pdf]), name: "x" })),
  ).toMatchObject({ code: "not_found" });
  expect(await listed()).toEqual(before);
});
