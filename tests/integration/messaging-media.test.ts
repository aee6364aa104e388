import { NextRequest } from "next/server";
import { beforeAll, describe, expect, it } from "vitest";
import { GET as download } from "@/app/api/files/[file_id]/route";
import * as meta from "@/emulators/whatsapp/payloads";
import { fetchMessageMedia, linkMessageMedia, retryMessageMedia } from "@/lib/messaging";
import { phone, png, receiveImage, sendFile, thread } from "@/tests/support/message-files";
import { outcomeOf } from "@/tests/support/outcome";
import { auditOf } from "@/tests/support/rows";
import {
  createWhatsAppTeam,
  person,
  receive,
  useEmulators,
  type WhatsAppTeam,
} from "@/tests/support/whatsapp";

let emulators: Awaited<ReturnType<typeof useEmulators>>;
beforeAll(async () => {
  emulators = await useEmulators();
  return () => emulators.stop();
});

const fetchOf = (team: WhatsAppTeam, message_id: string) =>
  fetchMessageMedia.execute(team.job, { message_id });

const follow = async (url: string, range?: string) => {
  const id = url.split("/").at(-1)?.split("?")[0] ?? "";
  const request = new NextRequest(`http://localhost${url}`, { headers: range ? { range } : {} });
  return download(request, { params: Promise.resolve({ file_id: id }) });
};

describe("a file that comes in", () => {
  it("is announced, fetched in two steps, and is what its bytes are", async () => {
    const { team, message } = await receiveImage(emulators, { mime_type: "text/html" });
    expect(message).toMatchObject({ content: "a fachada", media: { status: "pending", kind: "image" } });
    await fetchOf(team, message.id);
    await fetchOf(team, message.id);
    expect((await thread(team))[0]?.media).toMatchObject({
      status: "stored",
      content_type: "image/png",
      size_bytes: png.length,
      width: 3,
      height: 2,
    });
  });

  it("is behind a link for who sees the thread, whole or in part", async () => {
    const { team, message } = await receiveImage(emulators);
    await fetchOf(team, message.id);
    const link = await linkMessageMedia.execute(team.ctx, { message_id: message.id });
    expect(Date.parse(link.expires_at) - Date.now()).toBeLessThanOrEqual(15 * 60_000);
    const whole = await follow(link.url);
    expect(whole.status).toBe(200);
    expect(whole.headers.get("content-disposition")).toMatch(/^attachment/);
    expect(Buffer.from(await whole.arrayBuffer()).equals(png)).toBe(true);
    const part = await follow(link.url, "bytes=8-15");
    expect(part.status).toBe(206);
    expect(part.headers.get("content-range")).toBe(`bytes 8-15/${png.length}`);
    expect(Buffer.from(await part.arrayBuffer()).equals(png.subarray(8, 16))).toBe(true);
    const tail = await follow(link.url, "bytes=-4");
    expect((await tail.arrayBuffer()).byteLength).toBe(4);
    // Taken back by its author, it is nobody's any more.
    const { provider_message_id } = message;
    await receive(
      team,
      meta.revokedMessage({ ...person(team, phone), originalId: provider_message_id ?? "" }),
    );
    expect((await follow(link.url)).status).toBe(404);
  });

  it("that Meta no longer has is said to be missing, and can be asked for again", async () => {
    const { team, message } = await receiveImage(emulators, { id: "999999" });
    await fetchOf(team, message.id);
    expect((await thread(team))[0]?.media).toMatchObject({ status: "failed", failure: "100" });
    expect(await outcomeOf(linkMessageMedia.execute(team.ctx, { message_id: message.id }))).toMatchObject({
      code: "not_found",
    });
    expect(await retryMessageMedia.execute(team.ctx, { message_id: message.id })).toMatchObject({
      media: { status: "pending" },
    });
    expect(await auditOf(team.orgId, "message.retry_media")).toHaveLength(1);
  });

  it("is refused when it is not the file that was announced, a limited number of times", async () => {
    const { team, message } = await receiveImage(emulators, { sha256: Buffer.alloc(32).toString("base64") });
    for (let attempt = 1; attempt < 6; attempt += 1)
      await expect(fetchOf(team, message.id)).rejects.toThrow();
    await fetchOf(team, message.id);
    expect((await thread(team))[0]?.media).toMatchObject({ status: "failed", failure: "damaged" });
  });

  it("that is larger than its kind may be is left where it is", async () => {
    const team = await createWhatsAppTeam(emulators);
    const file = await sendFile(emulators, team, "image/png", Buffer.concat([png, Buffer.alloc(600_000)]));
    const media = { id: file.id, mime_type: "image/webp", sha256: "" };
    await receive(team, meta.stickerMessage({ ...person(team, phone), media }));
    const [message] = await thread(team);
    await fetchOf(team, message?.id ?? "");
    expect((await thread(team))[0]?.media).toMatchObject({ status: "failed", failure: "too_large" });
  });
});
