import { and, desc, eq, notInArray } from "drizzle-orm";
import type { OrgDb } from "@/db/org";
import { conversations, messages } from "@/db/schema";
import { silentTypes } from "@/lib/messaging";

/** What the turn is fenced with: it may be posted only while none of this has changed. */
export type Fence = { conversationId: string; handlerEpoch: number; lastInboundId: string };

/** @returns undefined when a person has the thread or there is nothing to answer. */
export async function loadFence(db: OrgDb, conversationId: string): Promise<Fence | undefined> {
  const conversation = await db.byId(conversations, conversationId);
  if (conversation?.handler !== "agent" || conversation.status === "resolved") return undefined;
  const [latest] = await db.tx
    .select({ id: messages.id })
    .from(messages)
    .where(
      db.in(
        messages,
        and(
          eq(messages.conversation_id, conversationId),
          eq(messages.direction, "inbound"),
          notInArray(messages.message_type, silentTypes),
        ),
      ),
    )
    .orderBy(desc(messages.occurred_at), desc(messages.id))
    .limit(1);
  return latest && { conversationId, handlerEpoch: conversation.handler_epoch, lastInboundId: latest.id };
}
