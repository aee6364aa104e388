import { messages } from "@/db/schema";
import { actorUserId } from "@/lib/context";
import { AppError, invalid } from "@/lib/errors";
import { defineOperation } from "@/lib/operation";
import { transact } from "@/lib/unit";
import { isWindowOpen, lockConversation, requireRow } from "../conversation";
import { ReactInput } from "../schemas";
import { queueMessage } from "./queue";
import { messageDto } from "./send";

/**
 * The team's emoji on a message, or its removal. It does not take the thread over: nothing has been said.
 *
 * @throws AppError `invalid` outside the 24-hour window, `conflict` for a message the provider does not know.
 */
export const reactToMessage = defineOperation({
  name: "message.react",
  permission: "conversations.reply",
  input: ReactInput,
  run: (ctx, { message_id, emoji }) =>
    transact(ctx, async (unit) => {
      const { db, audit } = unit;
      const { conversation_id } = requireRow(await db.byId(messages, message_id));
      const conversation = await lockConversation(ctx, db, conversation_id);
      const target = requireRow(await db.byId(messages, message_id));
      if (!isWindowOpen(conversation)) throw invalid({ emoji: "window_closed" });
      if (!target.provider_message_id || target.revoked_at) throw new AppError("conflict");
      await queueMessage(unit, conversation, {
        content: emoji || null,
        reaction_to: target.provider_message_id,
        author_type: "user",
        sent_by: actorUserId(ctx.actor),
        idempotency_key: null,
      });
      await audit({
        action: "message.react",
        resource_type: "message",
        resource_id: message_id,
        after: { emoji },
      });
      return messageDto(db, message_id);
    }),
});
