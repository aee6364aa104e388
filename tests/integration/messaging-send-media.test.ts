import { Readable } from "node:stream";
import { eq } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { message_media } from "@/db/schema";
import { systemRead } from "@/db/system";
import * as meta from "@/emulators/whatsapp/payloads";
import { retryMessage, sendMediaMessage, sendMessage } from "@/lib/messaging";
import { runJobs } from "@/tests/support/jobs";
import { png, receiveImage, thread } from "@/tests/support/message-files";
import { outcomeOf } from "@/tests/support/outcome";
import { control, onlyConversation, receive, sentBy, useEmulators } from "@/tests/support/whatsapp";

let emulators: Awaited<ReturnType<typeof useEmulators>>;
beforeAll(async () => {
  emulators = await useEmulators();
  return () => emulators.stop();
});

describe("a file that goes out", () => {
  const upload = (bytes: Buffer, name: string, contentType: string, about = {}) => ({
    bytes: Readable.from([bytes]),
    name,
    contentType,
    about,
  });
  async function open() {
    const { team } = await receiveImage(emulators);
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
    const { team, message } = await receiveImage(emulators);
    const { conversation_id } = message;
    await sendMessage.execute(team.ctx, { conversation_id, content: "Linda!", reply_to: message.id });
    await runJobs(team);
    const { data } = await control(
      emulators,
      "GET",
      `whatsapp/sent?phone_number_id=${team.business.phoneNumberId}`,
    );
    expect(data[0].body).toMatchObject({ context: { message_id: message.provider_message_id } });
    const other = await receiveImage(emulators);
    expect(
      await outcomeOf(
        sendMessage.execute(team.ctx, { conversation_id, content: "?", reply_to: other.message.id }),
      ),
    ).toMatchObject({ fields: { reply_to: "not_found" } });
  });
});
