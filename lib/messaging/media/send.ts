import type { Readable } from "node:stream";
import { z } from "zod";
import { conversations } from "@/db/schema";
import { actorUserId, type Ctx } from "@/lib/context";
import { AppError, invalid, notFound } from "@/lib/errors";
import { assertVisible } from "@/lib/leads";
import { parseInput } from "@/lib/operation";
import {
  cleanFileName,
  contentTypeOf,
  keepBytes,
  pictureHeaderBytes,
  pictureSizeOf,
  registerFile,
  removeBytes,
  startOf,
  type Kept,
} from "@/lib/storage";
import { read, transact } from "@/lib/unit";
import { isWindowOpen, lockConversation } from "../conversation";
import { findByKey, messageDto, sendLocked } from "../outbound/send";
import { SendMediaInput, type Message } from "../schemas";
import { kindOfFile, mediaBytesMax } from "./kinds";

/**
 * A person's file into a thread. Whether they may is asked before the first byte and again when all have come; what
 * it is, its bytes say.
 *
 * @throws AppError `forbidden`, `not_found`, `payload_too_large`, `invalid` outside the 24-hour window.
 */
export async function sendMediaMessage(
  ctx: Ctx,
  conversationId: string,
  { bytes, name, contentType, about }: Upload,
): Promise<Message> {
  if (!ctx.grants.permissions.has("conversations.reply") || !actorUserId(ctx.actor))
    throw new AppError("forbidden");
  if (!z.uuid().safeParse(conversationId).success) throw notFound();
  const draft = parseInput(SendMediaInput, about);
  await read(ctx, async (db) => {
    const conversation = await db.byId(conversations, conversationId);
    assertVisible(ctx, conversation);
    if (!isWindowOpen(conversation)) throw invalid({ content: "window_closed" });
  });
  const kept = await keepBytes(ctx.org.id, bytes, {
    contentType: "application/octet-stream",
    bytesMax: mediaBytesMax.document,
  });
  try {
    if (kept.size_bytes === 0) throw new AppError("invalid", { message: "empty_file" });
    return await save(ctx, conversationId, kept, { name, contentType, draft });
  } catch (error) {
    await removeBytes(kept.storage_key);
    throw error;
  }
}

type Upload = {
  bytes: Readable;
  name: string;
  /** What the sender says it is; counts only where the bytes leave it open. */
  contentType: string | null;
  about: Record<string, unknown>;
};
type Draft = z.output<typeof SendMediaInput>;

async function save(
  ctx: Ctx,
  conversationId: string,
  kept: Kept,
  { name, contentType, draft }: { name: string; contentType: string | null; draft: Draft },
): Promise<Message> {
  const start = await startOf(kept, pictureHeaderBytes);
  const content_type = contentTypeOf(start, contentType);
  const kind = draft.as_document ? "document" : kindOfFile(content_type);
  if (kept.size_bytes > mediaBytesMax[kind]) throw new AppError("payload_too_large");
  const file_name = cleanFileName(name) || kind;
  const { caption, is_voice, reply_to, idempotency_key } = draft;
  const { message, isNew } = await transact(ctx, async (unit) => {
    const conversation = await lockConversation(ctx, unit.db, conversationId);
    const earlier = await findByKey(ctx, unit.db, idempotency_key);
    if (earlier) return { message: await messageDto(unit.db, earlier.id), isNew: false };
    const file = await registerFile(ctx, unit, kept, { purpose: "message", file_name, content_type });
    const sent = await sendLocked(ctx, unit, conversation, {
      content: caption || null,
      reply_to,
      idempotency_key,
      media: {
        kind,
        file_id: file.id,
        file_name,
        // WhatsApp plays nothing else as a voice note.
        is_voice: is_voice && content_type === "audio/ogg",
        ...pictureSizeOf(start, content_type),
      },
    });
    return { message: sent, isNew: true };
  });
  if (!isNew) await removeBytes(kept.storage_key);
  return message;
}
