import { eq } from "drizzle-orm";
import { conversations, message_media, messages } from "@/db/schema";
import { AppError, notFound } from "@/lib/errors";
import { assertVisible } from "@/lib/leads";
import { defineOperation } from "@/lib/operation";
import { transact } from "@/lib/unit";
import { messageDto } from "../outbound/send";
import { MessageIdInput } from "../schemas";
import { fetchMessageMedia } from "./fetch";

/**
 * Asks the provider again for a file that could not be fetched.
 *
 * @throws AppError `conflict` when there is nothing to ask for.
 */
export const retryMessageMedia = defineOperation({
  name: "message.retry_media",
  permission: "conversations.reply",
  input: MessageIdInput,
  run: (ctx, { message_id }) =>
    transact(ctx, async ({ db, emit, audit, publish }) => {
      const message = await db.byId(messages, message_id);
      if (!message) throw notFound();
      const conversation = await db.byId(conversations, message.conversation_id);
      assertVisible(ctx, conversation);
      const media = await db.find(message_media, eq(message_media.message_id, message_id));
      if (media?.status !== "failed" || !media.provider_media_id) throw new AppError("conflict");
      await db.update(message_media, { status: "pending", attempts: 0 }, eq(message_media.id, media.id));
      await emit("message/media_announced", { message_id }, (job) =>
        fetchMessageMedia.execute(job, { message_id }),
      );
      await audit({ action: "message.retry_media", resource_type: "message", resource_id: message_id });
      publish({
        event: "message.changed",
        data: { conversation_id: message.conversation_id, message_id },
        audience: { assigned_to: conversation.assigned_to },
      });
      return messageDto(db, message_id);
    }),
});
