import { eq } from "drizzle-orm";
import type { OrgDb } from "@/db/org";
import { messages } from "@/db/schema";
import { actorUserId, type Ctx } from "@/lib/context";
import { invalid } from "@/lib/errors";
import { defineOperation } from "@/lib/operation";
import { transact, type Unit } from "@/lib/unit";
import {
  conversationOfLead,
  isWindowOpen,
  lockConversation,
  requireRow,
  type ConversationRow,
} from "../conversation";
import { selectMessages } from "../parts";
import { SendLeadMessageInput, SendMessageInput, type Message } from "../schemas";
import { takeOverLocked } from "../take-over";
import { queueMessage, type NewMessage } from "./queue";

/**
 * A person's message. Committed as `pending` before any provider is called; writing takes the thread over.
 *
 * @throws AppError `invalid` outside WhatsApp's 24-hour window or without a connection.
 */
export const sendMessage = defineOperation({
  name: "message.send",
  permission: "conversations.reply",
  input: SendMessageInput,
  run: (ctx, { conversation_id, ...draft }) =>
    transact(ctx, async (unit) => {
      const conversation = await lockConversation(ctx, unit.db, conversation_id);
      return sendLocked(ctx, unit, conversation, draft);
    }),
});

/** The same, addressed by lead: the message goes to the open thread of the lead's contact. */
export const sendLeadMessage = defineOperation({
  name: "message.send_to_lead",
  permission: "conversations.reply",
  input: SendLeadMessageInput,
  run: (ctx, { lead_id, content, idempotency_key }) =>
    transact(ctx, async (unit) => {
      const found = await conversationOfLead(ctx, unit.db, lead_id);
      if (!found) throw invalid({ content: "window_closed" });
      const conversation = await lockConversation(ctx, unit.db, found.id);
      return sendLocked(ctx, unit, conversation, { content, idempotency_key });
    }),
});

type Draft = Pick<NewMessage, "content" | "retry_of" | "media"> & {
  reply_to?: string;
  idempotency_key?: string;
};

/** A person's message into a thread they hold the lock of. One key makes one message. */
export async function sendLocked(
  ctx: Ctx,
  unit: Unit,
  conversation: ConversationRow,
  { reply_to, idempotency_key, ...draft }: Draft,
): Promise<Message> {
  const { db } = unit;
  const earlier = await findByKey(ctx, db, idempotency_key);
  if (earlier) return messageDto(db, earlier.id);
  if (!isWindowOpen(conversation)) throw invalid({ content: "window_closed" });
  const context = reply_to ? await quoteOf(db, conversation, reply_to) : undefined;
  const owned = await takeOverLocked(ctx, unit, conversation);
  const message = await queueMessage(unit, owned, {
    ...draft,
    author_type: "user",
    sent_by: actorUserId(ctx.actor),
    idempotency_key: keyOf(ctx, idempotency_key),
    ...(context && { metadata: { context } }),
  });
  await unit.audit({
    action: "message.send",
    resource_type: "message",
    resource_id: message.id,
    after: { conversation_id: conversation.id, ...(draft.retry_of && { retry_of: draft.retry_of }) },
  });
  return messageDto(db, message.id);
}

/** What this person has sent with the key before. */
export async function findByKey(ctx: Ctx, db: OrgDb, key: string | undefined) {
  const stored = keyOf(ctx, key);
  return stored ? db.find(messages, eq(messages.idempotency_key, stored)) : undefined;
}

const keyOf = (ctx: Ctx, key: string | undefined): string | null =>
  key ? `user:${actorUserId(ctx.actor)}:${key}` : null;

/** As providers write it, so that an answer of ours and one of theirs read the same. */
async function quoteOf(db: OrgDb, conversation: ConversationRow, messageId: string) {
  const quoted = await db.find(
    messages,
    eq(messages.id, messageId),
    eq(messages.conversation_id, conversation.id),
  );
  if (!quoted?.provider_message_id) throw invalid({ reply_to: "not_found" });
  return { id: quoted.provider_message_id };
}

export async function messageDto(db: OrgDb, id: string): Promise<Message> {
  const [message] = await selectMessages(db, eq(messages.id, id), [], 1);
  return requireRow(message);
}
