import { eq } from "drizzle-orm";
import { conversations, message_media, messages } from "@/db/schema";
import { actorUserId } from "@/lib/context";
import { AppError, notFound } from "@/lib/errors";
import { assertVisible } from "@/lib/leads";
import { defineOperation } from "@/lib/operation";
import { signLink } from "@/lib/storage";
import { read } from "@/lib/unit";
import { MessageIdInput } from "../schemas";

/** An address of a message's file for a quarter of an hour; who follows it is looked at again. */
export const linkMessageMedia = defineOperation({
  name: "message.link_media",
  permission: "conversations.read",
  input: MessageIdInput,
  run: (ctx, { message_id }) =>
    read(ctx, async (db) => {
      const userId = actorUserId(ctx.actor);
      if (!userId) throw new AppError("forbidden");
      const message = await db.byId(messages, message_id);
      if (!message) throw notFound();
      assertVisible(ctx, await db.byId(conversations, message.conversation_id));
      const media = await db.find(message_media, eq(message_media.message_id, message_id));
      if (!media?.file_id || message.revoked_at) throw notFound();
      return signLink(ctx.org.id, userId, media.file_id);
    }),
});
