import { Hono, type Context } from "hono";
import { streamSSE } from "hono/streaming";
import { z } from "zod";
import { answerBadInput } from "./bad-input";
import type { Chat, ChatMessage } from "./chats";
import { isObject } from "./json";
import { kindOfMime, type MediaItem } from "./media";
import { PersonSend } from "./person-message";
import { sendAsPerson } from "./person-send";
import type { Runtime } from "./runtime";
import { digitsOf } from "./wire";

const keepAliveMs = 20_000;
const ChatKey = z.object({ phone_number_id: z.string(), wa_id: z.string().transform(digitsOf) });

/** What the phone page and the tests use to be a person. Not part of Meta's API. */
export function phoneApi(runtime: Runtime): Hono {
  const app = new Hono();
  app.onError((error, c) => {
    if (error instanceof RefusedError) return c.json({ error: error.message }, error.status);
    return answerBadInput(error, c);
  });

  app.get("/phone/api/numbers", (c) => c.json({ data: listNumbers(runtime) }));

  app.post("/phone/api/send", async (c) => {
    const { fields, file } = await readSend(c);
    const send = PersonSend.parse(fields);
    const account = runtime.accounts.byPhone(send.to_phone_number_id);
    if (!account) throw new RefusedError(404, "No such business number");
    const upload = file ?? fileOfBase64(send);
    const item = upload && (await storeMedia(runtime, account.phoneNumberId, upload));
    if (send.media && !item)
      throw new RefusedError(422, "media needs base64 and mime_type, or a multipart file");
    return c.json(sendAsPerson(runtime, account, send, item), 202);
  });

  app.get("/phone/api/chats", (c) => {
    const { wa_id, phone_number_id } = c.req.query();
    const chats = runtime.chats
      .all()
      .filter((chat) => !wa_id || chat.wa_id === digitsOf(wa_id))
      .filter((chat) => !phone_number_id || chat.phone_number_id === phone_number_id)
      .filter((chat) => chat.messages.length > 0);
    return c.json({ data: chats.map(summarize) });
  });

  app.get("/phone/api/chats/:phoneNumberId/:waId/messages", (c) => {
    const chat = runtime.chats.find(c.req.param("phoneNumberId"), digitsOf(c.req.param("waId")));
    return c.json({ data: chat?.messages ?? [] });
  });

  app.post("/phone/api/read", async (c) => {
    const { phone_number_id, wa_id } = ChatKey.parse(await c.req.json());
    const chat = runtime.chats.find(phone_number_id, wa_id);
    if (chat) runtime.statuses.openChat(chat);
    return c.body(null, 204);
  });

  app.get("/phone/api/media/:id", (c) => serveMedia(runtime, c));
  app.get("/phone/api/events", (c) => streamEvents(runtime, c));
  return app;
}

class RefusedError extends Error {
  readonly status: 404 | 413 | 415 | 422;
  constructor(status: 404 | 413 | 415 | 422, message: string) {
    super(message);
    this.status = status;
  }
}

function listNumbers(runtime: Runtime) {
  return runtime.accounts.all().map(({ wabaId, phoneNumberId, displayPhoneNumber, verifiedName }) => ({
    waba_id: wabaId,
    phone_number_id: phoneNumberId,
    display_phone_number: displayPhoneNumber,
    verified_name: verifiedName,
    is_subscribed: runtime.callbacks.urlFor(wabaId, phoneNumberId) !== undefined,
  }));
}

async function readSend(c: Context): Promise<{ fields: unknown; file?: File }> {
  if (!c.req.header("content-type")?.startsWith("multipart/form-data")) return { fields: await c.req.json() };
  const { file, media, ...fields } = await c.req.parseBody();
  const parsedMedia: unknown = typeof media === "string" ? JSON.parse(media) : {};
  const isFile = file instanceof File;
  return {
    fields: isFile ? { ...fields, media: isObject(parsedMedia) ? parsedMedia : {} } : fields,
    ...(isFile ? { file } : {}),
  };
}

function fileOfBase64({ media }: PersonSend): File | undefined {
  if (media?.base64 === undefined || !media.mime_type) return undefined;
  return new File([Buffer.from(media.base64, "base64")], media.filename ?? "", { type: media.mime_type });
}

async function storeMedia(runtime: Runtime, phoneNumberId: string, file: File): Promise<MediaItem> {
  const kind = kindOfMime(file.type);
  if (!kind) throw new RefusedError(415, `WhatsApp does not carry files of type ${file.type || "unknown"}`);
  if (file.size > kind.maxBytes)
    throw new RefusedError(413, `At most ${kind.maxBytes} bytes for ${kind.kind}`);
  return runtime.media.add(
    phoneNumberId,
    Buffer.from(await file.arrayBuffer()),
    file.type,
    file.name || undefined,
  );
}

/** The chat as the list on the phone shows it: what is not delivered is not there yet. */
function summarize(chat: Chat) {
  const { messages, ...rest } = chat;
  const isUnread = ({ direction, status }: ChatMessage) =>
    direction === "from_business" && status === "delivered";
  const shown = messages.filter(
    (message) => message.direction === "from_person" || message.status === "read" || isUnread(message),
  );
  return { ...rest, last_message: shown.at(-1) ?? null, unread_count: shown.filter(isUnread).length };
}

async function serveMedia(runtime: Runtime, c: Context) {
  const item = runtime.media.get(c.req.param("id") ?? "");
  const bytes = item && (await runtime.media.bytesOf(item));
  if (!item || !bytes) return c.notFound();
  return c.body(new Uint8Array(bytes), 200, {
    "content-type": item.mime_type,
    "cache-control": "private, max-age=3600",
    // Anybody's upload is shown from our origin: nothing in it may run.
    "content-security-policy": "sandbox; default-src 'none'; style-src 'unsafe-inline'",
    "x-content-type-options": "nosniff",
  });
}

function streamEvents(runtime: Runtime, c: Context) {
  return streamSSE(c, async (stream) => {
    let end = () => {};
    const ended = new Promise<void>((resolve) => (end = resolve));
    const stop = runtime.hub.subscribe((event) => {
      void stream.writeSSE({ event: event.type, data: JSON.stringify(event) });
    }, end);
    const keepAlive = setInterval(() => void stream.write(": still here\n\n"), keepAliveMs);
    stream.onAbort(end);
    await stream.writeSSE({ event: "ready", data: "{}" });
    await ended;
    clearInterval(keepAlive);
    stop();
  });
}
