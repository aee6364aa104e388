import { eq, sql } from "drizzle-orm";
import { conversations, message_media, messages } from "@/db/schema";
import { AppError } from "@/lib/errors";
import { touchLead } from "@/lib/leads";
import type { Unit } from "@/lib/unit";
import { activeConfig } from "../account";
import { publishConversation, requireRow, type ConversationRow } from "../conversation";
import type { MediaKind } from "../media/kinds";
import { previewOf, type MessageRow } from "../message";
import { deliverWaiting } from "./deliver";

export type NewMessage = Pick<MessageRow, "content" | "author_type" | "sent_by" | "idempotency_key"> & {
  metadata?: Record<string, unknown>;
  retry_of?: string;
  /** A file that is kept already. */
  media?: {
    kind: MediaKind;
    file_id: string;
    file_name: string;
    is_voice: boolean;
    width?: number;
    height?: number;
  };
  /** An emoji, `content`, for the message the provider calls so. */
  reaction_to?: string;
};

/** Writes an outgoing message and the event that delivers it. The caller holds the conversation's lock. */
export async function queueMessage(
  unit: Unit,
  conversation: ConversationRow,
  { media, reaction_to, ...draft }: NewMessage,
): Promise<MessageRow> {
  const { db } = unit;
  const config = await activeConfig(db);
  if (!config)
    throw new AppError("invalid", {
      message: "whatsapp_not_configured",
      fields: { content: "whatsapp_not_configured" },
    });
  const message = await db.insert(messages, {
    ...draft,
    conversation_id: conversation.id,
    lead_id: conversation.lead_id,
    provider_type: config.provider_type,
    direction: "outbound",
    message_type: media?.kind ?? (reaction_to ? "reaction" : "text"),
    refers_to: reaction_to ?? null,
    from_number: config.display_phone_number,
    status: "pending",
  });
  const ids = { conversation_id: conversation.id, message_id: message.id };
  const [updated] = await Promise.all([
    reaction_to ? conversation : touch(unit, conversation, message),
    conversation.lead_id ? touchLead(db, conversation.lead_id) : undefined,
    media && db.insert(message_media, { ...media, message_id: message.id, status: "stored" }),
    unit.emit("message/queued", ids, (job) => deliverWaiting(job, conversation.id)),
  ]);
  unit.publish({
    event: "message.changed",
    data: ids,
    audience: { assigned_to: conversation.assigned_to },
  });
  publishConversation(unit, updated);
  return message;
}

async function touch(
  { db }: Unit,
  conversation: ConversationRow,
  message: MessageRow,
): Promise<ConversationRow> {
  const [updated] = await db.update(
    conversations,
    {
      last_message_id: message.id,
      last_message_at: message.occurred_at,
      last_message_preview: previewOf(message),
      last_message_direction: "outbound",
      version: sql`${conversations.version} + 1`,
    },
    eq(conversations.id, conversation.id),
  );
  return requireRow(updated);
}
