import { Readable } from "node:stream";
import { text } from "node:stream/consumers";
import { eq } from "drizzle-orm";
import { beforeAll, beforeEach, expect, test } from "vitest";
import { organization_members, stored_files } from "@/db/schema";
import { systemRead } from "@/db/system";
import { fileOfLink, keepBytes, linkFile, openFile, registerFile, sweepFiles } from "@/lib/storage";
import { transact } from "@/lib/unit";
import { createFixture, type Fixture } from "../support/fixture";
import { outcomeOf } from "../support/outcome";
import { useOwnDatabase } from "../support/own-database";

let a: Fixture;
beforeAll(useOwnDatabase);
beforeEach(async () => {
  a = await createFixture();
});

async function keep(content: string, expiresInHours?: number) {
  const kept = await keepBytes(a.orgId, Readable.from([Buffer.from(content)]), {
    contentType: "text/plain",
    bytesMax: 1_000,
  });
  const about = { purpose: "export", file_name: "leads.csv", content_type: "text/csv", expiresInHours };
  return transact(a.ctx(), (unit) => registerFile(a.ctx(), unit, kept, about));
}
const tokenOf = (url: string) => new URL(url, "http://x").searchParams.get("token") ?? "";

test("a file comes back as it went in, by a link of who it was made for", async () => {
  const file = await keep("olá");
  expect(await text(await openFile(file))).toBe("olá");
  const link = await linkFile.execute(a.ctx(), { file_id: file.id });
  expect(Date.parse(link.expires_at) - Date.now()).toBeLessThanOrEqual(15 * 60_000);
  expect(await fileOfLink(file.id, tokenOf(link.url))).toMatchObject({ id: file.id });
});

test("nobody else gets a link, and a changed one opens nothing", async () => {
  const file = await keep("x");
  expect(await outcomeOf(linkFile.execute(a.ctx("manager"), { file_id: file.id }))).toMatchObject({
    code: "not_found",
  });
  const token = tokenOf((await linkFile.execute(a.ctx(), { file_id: file.id })).url);
  expect(await outcomeOf(fileOfLink(a.fileId, token))).toMatchObject({ code: "unauthenticated" });
  expect(await outcomeOf(fileOfLink(file.id, `${token.slice(0, -4)}AAAA`))).toMatchObject({
    code: "unauthenticated",
  });
});

test("a link dies with the permission", async () => {
  const file = await keep("x");
  const token = tokenOf((await linkFile.execute(a.ctx(), { file_id: file.id })).url);
  await systemRead()
    .update(organization_members)
    .set({ role: "viewer" })
    .where(eq(organization_members.user_id, a.people.admin.id));
  expect(await outcomeOf(fileOfLink(file.id, token))).toMatchObject({ code: "not_found" });
});

test("what is too large leaves nothing", async () => {
  const bytes = Readable.from([Buffer.alloc(600), Buffer.alloc(600)]);
  const attempt = keepBytes(a.orgId, bytes, { contentType: "text/plain", bytesMax: 1_000 });
  expect(await outcomeOf(attempt)).toMatchObject({ code: "payload_too_large" });
});

test("the sweeper removes what expired, and nothing else", async () => {
  const old = await keep("old", 1);
  const fresh = await keep("fresh", 1);
  await systemRead()
    .update(stored_files)
    .set({ expires_at: new Date(Date.now() - 1_000).toISOString() })
    .where(eq(stored_files.id, old.id));
  await sweepFiles();
  expect(await outcomeOf(openFile(old))).toMatchObject({ code: "not_found" });
  expect(await text(await openFile(fresh))).toBe("fresh");
});
