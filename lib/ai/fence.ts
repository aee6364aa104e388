import { desc, eq, notInArray } from "drizzle-orm";
import type { OrgDb } from "@/db/org";
import { conversations, messages } from "@/db/schema";
import { silentTypes, type ConversationRow } from "@/lib/messaging";

/** What the turn is fenced with: it may be posted only while none of this has changed. */
export type Fence = { conversationId: string; handlerEpoch: number; lastInboundId: string };

/** @returns undefined when a person has the thread or there is nothing to answer. */
export async function loadFence(db: OrgDb, conversationId: string): Promise<Fence | undefined> {
  const [conversation, lastInboundId] = await Promise.all([
    db.byId(conversations, conversationId),
    findLastInbound(db, conversationId),
  ]);
  return fenceOf(conversation, lastInboundId);
}

export function fenceOf(
  conversation: ConversationRow | undefined,
  lastInboundId: string | undefined,
): Fence | undefined {
  if (conversation?.handler !== "agent" || conversation.status === "resolved" || !lastInboundId)
    return undefined;
  return { conversationId: conversation.id, handlerEpoch: conversation.handler_epoch, lastInboundId };
}

export const isSameFence = (a: Fence, b: Fence | undefined): boolean =>
  a.lastInboundId === b?.lastInboundId && a.handlerEpoch === b.handlerEpoch;

/** The contact's latest message that wants an answer. */
export async function findLastInbound(db: OrgDb, conversationId: string): Promise<string | undefined> {
  const [latest] = await db.tx
    .select({ id: messages.id })
    .from(messages)
    .where(
      db.in(
        messages,
        eq(messages.conversation_id, conversationId),
        eq(messages.direction, "inbound"),
        notInArray(messages.message_type, silentTypes),
      ),
    )
    .orderBy(desc(messages.occurred_at), desc(messages.id))
    .limit(1);
  return latest?.id;
}
