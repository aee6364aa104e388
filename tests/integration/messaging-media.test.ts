import { Readable } from "node:stream";
import { eq } from "drizzle-orm";
import { NextRequest } from "next/server";
import { beforeAll, describe, expect, it } from "vitest";
import { GET as download } from "@/app/api/files/[file_id]/route";
import { message_media } from "@/db/schema";
import { systemRead } from "@/db/system";
import * as meta from "@/emulators/whatsapp/payloads";
import {
  fetchMessageMedia,
  linkMessageMedia,
  listMessages,
  retryMessage,
  retryMessageMedia,
  sendMediaMessage,
  sendMessage,
} from "@/lib/messaging";
import { runJobs } from "@/tests/support/jobs";
import { outcomeOf } from "@/tests/support/outcome";
import { auditOf } from "@/tests/support/rows";
import {
  control,
  createWhatsAppTeam,
  onlyConversation,
  person,
  receive,
  sentBy,
  useEmulators,
  type WhatsAppTeam,
} from "@/tests/support/whatsapp";

let emulators: Awaited<ReturnType<typeof useEmulators>>;
beforeAll(async () => {
  emulators = await useEmulators();
  return () => emulators.stop();
});

const phone = "5511987654321";
/** A picture of 3 by 2 pixels, as far as anybody looks. */
const png = Buffer.concat([
  Buffer.from("89504e470d0a1a0a0000000d49484452", "hex"),
  Buffer.from("0000000300000002", "hex"),
  Buffer.alloc(400, 7),
]);

/** The person sends a file: the emulator has its bytes, and its webhook is taken in. */
async function sendFile(team: WhatsAppTeam, mime_type: string, bytes: Buffer, extra = {}) {
  const answer = await fetch(`${emulators.url}/phone/api/send`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({
      from: phone,
      to_phone_number_id: team.business.phoneNumberId,
      media: { base64: bytes.toString("base64"), mime_type, ...extra },
    }),
  });
  const { message_id } = (await answer.json()) as { message_id: string };
  const chat = await (
    await fetch(`${emulators.url}/phone/api/chats/${team.business.phoneNumberId}/${phone}/messages`)
  ).json();
  const sent = chat.data.find(({ id }: { id: string }) => id === message_id);
  return { id: sent.content.media.id as string, wamid: message_id };
}

const thread = async (team: WhatsAppTeam) => {
  const { id } = await onlyConversation(team);
  return (await listMessages.execute(team.ctx, { conversation_id: id })).data;
};
const fetchOf = (team: WhatsAppTeam, message_id: string) =>
  fetchMessageMedia.execute(team.job, { message_id });

async function receiveImage(values: Partial<Parameters<typeof meta.imageMessage>[0]["media"]> = {}) {
  const team = await createWhatsAppTeam(emulators);
  const file = await sendFile(team, "image/png", png);
  const media = { id: file.id, mime_type: "image/png", sha256: "", caption: "a fachada", ...values };
  await receive(team, meta.imageMessage({ ...person(team, phone), id: file.wamid, media }));
  const [message] = await thread(team);
  if (!message) throw new Error("no message");
  return { team, message };
}

const follow = async (url: string, range?: string) => {
  const id = url.split("/").at(-1)?.split("?")[0] ?? "";
  const request = new NextRequest(`http://localhost${url}`, { headers: range ? { range } : {} });
  return download(request, { params: Promise.resolve({ file_id: id }) });
};

describe("a file that comes in", () => {
  it("is announced, fetched in two steps, and is what its bytes are", async () => {
    const { team, message } = await receiveImage({ mime_type: "text/html" });
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
    const { team, message } = await receiveImage();
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
    const { team, message } = await receiveImage({ id: "999999" });
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
    const { team, message } = await receiveImage({ sha256: Buffer.alloc(32).toString("base64") });
    for (let attempt = 1; attempt < 6; attempt += 1)
      await expect(fetchOf(team, message.id)).rejects.toThrow();
    await fetchOf(team, message.id);
    expect((await thread(team))[0]?.media).toMatchObject({ status: "failed", failure: "damaged" });
  });

  it("that is larger than its kind may be is left where it is", async () => {
    const team = await createWhatsAppTeam(emulators);
    const file = await sendFile(team, "image/png", Buffer.concat([png, Buffer.alloc(600_000)]));
    const media = { id: file.id, mime_type: "image/webp", sha256: "" };
    await receive(team, meta.stickerMessage({ ...person(team, phone), media }));
    const [message] = await thread(team);
    await fetchOf(team, message?.id ?? "");
    expect((await thread(team))[0]?.media).toMatchObject({ status: "failed", failure: "too_large" });
  });
});

describe("a file that goes out", () => {
  const upload = (bytes: Buffer, name: string, contentType: string, about = {}) => ({
    bytes: Readable.from([bytes]),
    name,
    contentType,
    about,
  });
  async function open() {
    const { team } = await receiveImage();
    return { team, conversation: await onlyConversation(team) };
  }

  it("is kept, uploaded and sent as what it is, with nothing of ours in what is sent", async () => {
    const { team, conversation } = await open();
    const message = await sendMediaMessage(
      team.ctx,
      conversation.id,
      upload(png, "C:\\fotos\\fachada.png", "application/pdf", { caption: " Nossa fachada " }),
    );
    expect(message).toMatchObject({
      message_type: "image",
      content: "Nossa fachada",
      status: "pending",
      media: { status: "stored", content_type: "image/png", file_name: "fachada.png", width: 3 },
    });
    await runJobs(team);
    const [sent] = await sentBy(emulators, team);
    expect(sent?.body).toMatchObject({ type: "image", image: { caption: "Nossa fachada" } });
    expect(JSON.stringify(sent?.body)).not.toMatch(/api\/files|localhost|fotos/);
    expect(await onlyConversation(team)).toMatchObject({
      handler: "human",
      last_message_direction: "outbound",
    });
  });

  it("goes as a document when it is nothing WhatsApp shows, or when it should arrive untouched", async () => {
    const { team, conversation } = await open();
    const pdf = Buffer.from("%PDF-1.7 proposta");
    await sendMediaMessage(team.ctx, conversation.id, upload(pdf, "proposta.pdf", "application/pdf"));
    await sendMediaMessage(
      team.ctx,
      conversation.id,
      upload(png, "foto.png", "image/png", { as_document: true }),
    );
    const kinds = (await thread(team)).slice(0, 2).map(({ message_type }) => message_type);
    expect(kinds).toEqual(["document", "document"]);
  });

  it("is one message of one key, and one too many bytes are not kept", async () => {
    const { team, conversation } = await open();
    const about = { idempotency_key: "chave-do-arquivo" };
    const [first, second] = [
      await sendMediaMessage(team.ctx, conversation.id, upload(png, "a.png", "image/png", about)),
      await sendMediaMessage(team.ctx, conversation.id, upload(png, "a.png", "image/png", about)),
    ];
    expect(second.id).toBe(first.id);
    const large = Buffer.concat([png, Buffer.alloc(5 * 1_048_576)]);
    expect(
      await outcomeOf(sendMediaMessage(team.ctx, conversation.id, upload(large, "a.png", "image/png"))),
    ).toMatchObject({ code: "payload_too_large" });
    expect(
      await outcomeOf(sendMediaMessage(team.ctx, conversation.id, upload(Buffer.alloc(0), "a", "image/png"))),
    ).toMatchObject({ code: "invalid" });
  });

  it("that failed goes again as a message of its own, once", async () => {
    const { team, conversation } = await open();
    const message = await sendMediaMessage(team.ctx, conversation.id, upload(png, "a.png", "image/png"));
    await receive(
      team,
      meta.statusUpdate({
        ...team.business,
        id: "wamid.failed",
        opaque: message.id,
        status: "failed",
        errors: [meta.statusError(131_026, "Undeliverable")],
      }),
    );
    const [again, twice] = [
      await retryMessage.execute(team.ctx, { message_id: message.id }),
      await retryMessage.execute(team.ctx, { message_id: message.id }),
    ];
    expect(again).toMatchObject({ retry_of: message.id, status: "pending", media: { status: "stored" } });
    expect(twice.id).toBe(again.id);
    expect((await thread(team)).find(({ id }) => id === message.id)).toMatchObject({
      status: "failed",
      is_retried: true,
    });
    const files = await systemRead()
      .select()
      .from(message_media)
      .where(eq(message_media.organization_id, team.orgId));
    const sent = files.filter(({ message_id }) => [message.id, again.id].includes(message_id));
    expect(new Set(sent.map(({ file_id }) => file_id)).size).toBe(1);
  });
});

describe("an answer to a message", () => {
  it("names it at the provider; one of another thread is not found", async () => {
    const { team, message } = await receiveImage();
    const { conversation_id } = message;
    await sendMessage.execute(team.ctx, { conversation_id, content: "Linda!", reply_to: message.id });
    await runJobs(team);
    const { data } = await control(
      emulators,
      "GET",
      `whatsapp/sent?phone_number_id=${team.business.phoneNumberId}`,
    );
    expect(data[0].body).toMatchObject({ context: { message_id: message.provider_message_id } });
    const other = await receiveImage();
    expect(
      await outcomeOf(
        sendMessage.execute(team.ctx, { conversation_id, content: "?", reply_to: other.message.id }),
      ),
    ).toMatchObject({ fields: { reply_to: "not_found" } });
  });
});
