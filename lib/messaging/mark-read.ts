import { and, desc, eq, sql } from "drizzle-orm";
import { z } from "zod";
import { conversations, leads, messages } from "@/db/schema";
import { defineOperation } from "@/lib/operation";
import { read, transact } from "@/lib/unit";
import { accountOf, activeConfig } from "./account";
import { lockConversation, publishConversation } from "./conversation";
import { providerOf } from "./providers";
import { ConversationIdInput } from "./schemas";

/** A person has seen the thread: nothing is unread any more, and the contact gets their blue ticks. */
export const markRead = defineOperation({
  name: "conversation.mark_read",
  permission: "conversations.reply",
  input: ConversationIdInput,
  run: (ctx, { conversation_id }) =>
    transact(ctx, async (unit) => {
      const { db } = unit;
      const conversation = await lockConversation(ctx, db, conversation_id);
      if (conversation.unread_count === 0) return { unread_count: 0 };
      const [updated] = await db.update(
        conversations,
        { unread_count: 0, version: sql`${conversations.version} + 1` },
        eq(conversations.id, conversation_id),
      );
      const [latest] = await db.tx
        .select({ id: messages.id })
        .from(messages)
        .where(
          db.in(
            messages,
            and(eq(messages.conversation_id, conversation_id), eq(messages.direction, "inbound")),
          ),
        )
        .orderBy(desc(messages.occurred_at))
        .limit(1);
      if (latest) await unit.emit("conversation/read", { conversation_id, message_id: latest.id });
      const lead = conversation.lead_id ? await db.byId(leads, conversation.lead_id) : undefined;
      publishConversation(unit, updated ?? conversation, lead);
      return { unread_count: 0 };
    }),
});

/** Passes the blue ticks on to the provider, which marks everything up to this message. */
export const confirmRead = defineOperation({
  name: "message.confirm_read",
  permission: "conversations.reply",
  input: z.object({ message_id: z.uuid() }),
  async run(ctx, { message_id }) {
    const found = await read(ctx, async (db) => {
      const [message, config] = [await db.byId(messages, message_id), await activeConfig(db)];
      return message?.provider_message_id && config?.provider_type === message.provider_type
        ? { id: message.provider_message_id, type: config.provider_type, account: accountOf(config) }
        : null;
    });
    if (found) await providerOf(found.type).markRead(found.account, found.id);
    return {};
  },
});
