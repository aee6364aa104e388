import { eq, sql } from "drizzle-orm";
import type { OrgDb } from "@/db/org";
import { conversations, messages, users } from "@/db/schema";
import { actorUserId, type Ctx } from "@/lib/context";
import { AppError, invalid } from "@/lib/errors";
import { touchLead } from "@/lib/leads";
import { defineOperation } from "@/lib/operation";
import { transact, type Unit } from "@/lib/unit";
import { activeConfig } from "../account";
import {
  conversationOfLead,
  isWindowOpen,
  lockConversation,
  publishConversation,
  requireRow,
  type ConversationRow,
} from "../conversation";
import { previewOf, type MessageRow } from "../message";
import { deliverWaiting } from "./deliver";
import { SendLeadMessageInput, SendMessageInput, type Message } from "../schemas";
import { takeOverLocked } from "../take-over";

/**
 * A person's message. Committed as `pending` before any provider is called; writing takes the thread over.
 *
 * @throws AppError `invalid` outside WhatsApp's 24-hour window or without a connection.
 */
export const sendMessage = defineOperation({
  name: "message.send",
  permission: "conversations.reply",
  input: SendMessageInput,
  run: (ctx, { conversation_id, content, idempotency_key }) =>
    transact(ctx, async (unit) => {
      const conversation = await lockConversation(ctx, unit.db, conversation_id);
      return sendLocked(ctx, unit, conversation, { content, idempotency_key });
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

type Draft = { content: string; idempotency_key?: string };

async function sendLocked(
  ctx: Ctx,
  unit: Unit,
  conversation: ConversationRow,
  draft: Draft,
): Promise<Message> {
  const key = draft.idempotency_key && `user:${actorUserId(ctx.actor)}:${draft.idempotency_key}`;
  const earlier = key ? await unit.db.find(messages, eq(messages.idempotency_key, key)) : undefined;
  if (earlier) return toMessage(unit.db, earlier);
  if (!isWindowOpen(conversation)) throw invalid({ content: "window_closed" });
  const owned = await takeOverLocked(ctx, unit, conversation);
  const message = await queueMessage(unit, owned, {
    content: draft.content,
    author_type: "user",
    sent_by: actorUserId(ctx.actor),
    idempotency_key: key ?? null,
  });
  await unit.audit({
    action: "message.send",
    resource_type: "message",
    resource_id: message.id,
    after: { conversation_id: conversation.id },
  });
  return toMessage(unit.db, message);
}

/** Writes an outgoing message and the event that delivers it. The caller holds the conversation's lock. */
export async function queueMessage(
  unit: Unit,
  conversation: ConversationRow,
  draft: Pick<MessageRow, "content" | "author_type" | "sent_by" | "idempotency_key"> & {
    metadata?: Record<string, unknown>;
  },
): Promise<MessageRow> {
  const config = await activeConfig(unit.db);
  if (!config)
    throw new AppError("invalid", {
      message: "whatsapp_not_configured",
      fields: { content: "whatsapp_not_configured" },
    });
  const message = await unit.db.insert(messages, {
    ...draft,
    conversation_id: conversation.id,
    lead_id: conversation.lead_id,
    provider_type: config.provider_type,
    direction: "outbound",
    message_type: "text",
    from_number: config.display_phone_number,
    status: "pending",
  });
  const ids = { conversation_id: conversation.id, message_id: message.id };
  const [[updated]] = await Promise.all([
    unit.db.update(
      conversations,
      {
        last_message_id: message.id,
        last_message_at: message.occurred_at,
        last_message_preview: previewOf(message),
        last_message_direction: "outbound",
        version: sql`${conversations.version} + 1`,
      },
      eq(conversations.id, conversation.id),
    ),
    conversation.lead_id ? touchLead(unit.db, conversation.lead_id) : undefined,
    unit.emit("message/queued", ids, (job) => deliverWaiting(job, conversation.id)),
  ]);
  unit.publish({
    event: "message.changed",
    data: ids,
    audience: { assigned_to: conversation.assigned_to },
  });
  publishConversation(unit, requireRow(updated));
  return message;
}

async function toMessage(db: OrgDb, row: MessageRow): Promise<Message> {
  const [author] = row.sent_by
    ? await db.tx.select({ full_name: users.full_name }).from(users).where(eq(users.id, row.sent_by))
    : [];
  const {
    organization_id: _o,
    idempotency_key: _k,
    attempts: _a,
    sent_at: _s,
    ai_summary: _m,
    ai_processed_at: _p,
    updated_at: _u,
    ...dto
  } = row;
  return {
    ...dto,
    direction: dto.direction as Message["direction"],
    status: dto.status as Message["status"],
    author_type: dto.author_type as Message["author_type"],
    sent_by_name: author?.full_name ?? null,
  };
}
