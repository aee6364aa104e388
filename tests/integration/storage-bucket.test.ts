import { Readable } from "node:stream";
import { buffer, text } from "node:stream/consumers";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { startEmulators, type RunningEmulators } from "@/emulators/server";
import { s3Storage } from "@/lib/storage/providers/s3";
import { outcomeOf } from "../support/outcome";

let emulators: RunningEmulators;
beforeAll(async () => {
  emulators = await startEmulators({ port: 0 });
});
afterAll(() => emulators.stop());
beforeEach(() => fetch(`${emulators.url}/control/s3/faults`, { method: "DELETE" }));

const bucketWith = (more: Partial<Parameters<typeof s3Storage>[0]> = {}) =>
  s3Storage({
    endpoint: `${emulators.url}/s3`,
    bucket: "local",
    region: "us-east-1",
    accessKeyId: "local",
    secretAccessKey: "local-secret",
    ...more,
  });
const put = (key: string, bytes: Uint8Array | string, storage = bucketWith()) =>
  storage.put(key, Readable.from([Buffer.from(bytes)]), { contentType: "text/csv" });
const fault = (kind: Record<string, unknown>) =>
  fetch(`${emulators.url}/control/s3/faults`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(kind),
  });
type Kept = { key: string; size: number; content_type: string };
async function kept(key: string): Promise<Kept | undefined> {
  const answer = await fetch(`${emulators.url}/control/s3/objects`);
  return ((await answer.json()) as { data: Kept[] }).data.find((each) => each.key === key);
}

describe("a bucket", () => {
  test("gives bytes back as they were put, and is empty after they are removed", async () => {
    const bytes = Uint8Array.from({ length: 300_000 }, (_, place) => place % 251);
    await put("org-1/a1", bytes);
    expect(await kept("org-1/a1")).toMatchObject({ size: 300_000, content_type: "text/csv" });
    expect(new Uint8Array(await buffer(await bucketWith().open("org-1/a1")))).toEqual(bytes);
    await bucketWith().remove("org-1/a1");
    expect(await kept("org-1/a1")).toBeUndefined();
    expect(await outcomeOf(bucketWith().open("org-1/a1"))).toMatchObject({ code: "not_found" });
    await bucketWith().remove("org-1/a1");
  });

  test("gives a part of the bytes, both ends included", async () => {
    await put("org-1/part", "abcdefgh");
    expect(await text(await bucketWith().open("org-1/part", { start: 2, end: 4 }))).toBe("cde");
  });

  test("takes an empty file, too", async () => {
    await put("org-1/empty", "");
    expect(await text(await bucketWith().open("org-1/empty"))).toBe("");
  });

  test.each([
    ["another secret", { secretAccessKey: "wrong" }],
    ["another key id", { accessKeyId: "stranger" }],
    ["another region", { region: "sa-east-1" }],
    ["a bucket that is not there", { bucket: "other" }],
  ])("refuses %s, and that is said once and not tried again", async (_name, wrong) => {
    const storage = bucketWith(wrong);
    expect(await outcomeOf(put("org-1/x", "olá", storage))).toMatchObject({ code: "provider_failed" });
    expect(await kept("org-1/x")).toBeUndefined();
  });

  test.each([
    ["429", { kind: "status", status: 429, times: 2 }],
    ["500", { kind: "status", status: 500, times: 3 }],
    ["a cut connection", { kind: "drop", times: 2 }],
    ["an answer that got lost", { kind: "lost_response", times: 1 }],
  ])("is asked again after %s, with the whole body", async (_name, kind) => {
    await fault(kind);
    await put("org-1/again", "nome;telefone");
    await fault(kind);
    expect(await text(await bucketWith().open("org-1/again"))).toBe("nome;telefone");
    await fault(kind);
    await bucketWith().remove("org-1/again");
    expect(await kept("org-1/again")).toBeUndefined();
  });

  test.each([
    ["500", { kind: "status", status: 500, times: 4 }],
    ["403", { kind: "status", status: 403 }],
    ["no answer", { kind: "drop", times: 4 }],
    ["garbage", { kind: "garbage" }],
  ])("that keeps answering with %s is one clean error, for putting and for fetching", async (_name, kind) => {
    await put("org-1/there", "olá");
    await fault(kind);
    expect(await outcomeOf(put("org-1/never", "olá"))).toMatchObject({ code: "provider_failed" });
    expect(await kept("org-1/never")).toBeUndefined();
    await fault(kind);
    expect(await outcomeOf(bucketWith().open("org-1/there"))).toMatchObject({ code: "provider_failed" });
  });

  test("keeps nothing of a stream that breaks half-way", async () => {
    async function* broken() {
      yield Buffer.from("nome");
      throw new Error("the sender is gone");
    }
    const sent = bucketWith().put("org-1/broken", Readable.from(broken()), { contentType: "text/csv" });
    await expect(sent).rejects.toThrow("the sender is gone");
    expect(await kept("org-1/broken")).toBeUndefined();
  });
});
