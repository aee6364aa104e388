import { eq } from "drizzle-orm";
import type { OrgDb } from "@/db/org";
import { message_media, messages } from "@/db/schema";
import { AppError } from "@/lib/errors";
import { defineOperation } from "@/lib/operation";
import { transact } from "@/lib/unit";
import { lockConversation, requireRow } from "../conversation";
import { isMediaKind } from "../media/kinds";
import { MessageIdInput } from "../schemas";
import { messageDto, sendLocked } from "./send";
import type { NewMessage } from "./queue";

/**
 * Sends a failed message again: a new message that knows which one it stands for. Asking twice makes one.
 *
 * @throws AppError `conflict` for a message that has not failed, `invalid` outside the 24-hour window.
 */
export const retryMessage = defineOperation({
  name: "message.retry",
  permission: "conversations.reply",
  input: MessageIdInput,
  run: (ctx, { message_id }) =>
    transact(ctx, async (unit) => {
      const { db } = unit;
      const { conversation_id } = requireRow(await db.byId(messages, message_id));
      const conversation = await lockConversation(ctx, db, conversation_id);
      const failed = requireRow(await db.byId(messages, message_id));
      const earlier = await db.find(messages, eq(messages.retry_of, message_id));
      if (earlier) return messageDto(db, earlier.id);
      const media = await mediaOf(db, message_id);
      const isSendable = failed.direction === "outbound" && (failed.message_type === "text" || media);
      if (failed.status !== "failed" || !isSendable)
        throw new AppError("conflict", { message: "not_failed" });
      return sendLocked(ctx, unit, conversation, { content: failed.content, retry_of: message_id, media });
    }),
});

/** The same bytes go out again. */
async function mediaOf(db: OrgDb, messageId: string): Promise<NewMessage["media"]> {
  const media = await db.find(message_media, eq(message_media.message_id, messageId));
  if (!media?.file_id || !isMediaKind(media.kind)) return undefined;
  const { kind, file_id, file_name, is_voice, width, height } = media;
  return {
    kind,
    file_id,
    file_name: file_name ?? kind,
    is_voice,
    ...(width && height && { width, height }),
  };
}
