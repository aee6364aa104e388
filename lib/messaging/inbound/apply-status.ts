import { and, eq, inArray, sql } from "drizzle-orm";
import { conversations, messages } from "@/db/schema";
import { isUuid } from "@/lib/ids";
import type { Unit } from "@/lib/unit";
import type { InboundStatus } from "./items";

/** Which states a report may still change: a status only moves forward, whatever order the reports arrive in. */
const earlierThan: Record<InboundStatus["status"], string[]> = {
  sent: ["pending", "sending", "unknown"],
  delivered: ["pending", "sending", "unknown", "sent"],
  read: ["pending", "sending", "unknown", "sent", "delivered"],
  failed: ["pending", "sending", "unknown", "sent"],
};

/**
 * The provider's report on a message of ours. Found by the provider's id or, when the answer to the send was lost,
 * by our own reference: that is how an `unknown` message is settled.
 */
export async function applyStatus(unit: Unit, provider: string, item: InboundStatus): Promise<void> {
  const { db } = unit;
  const byProviderId = and(
    eq(messages.provider_type, provider),
    eq(messages.provider_message_id, item.provider_message_id),
  );
  const message =
    (await db.find(messages, byProviderId)) ??
    (item.reference && isUuid(item.reference)
      ? await db.find(messages, eq(messages.id, item.reference), eq(messages.direction, "outbound"))
      : undefined);
  if (!message) return;
  const [updated] = await db.tx
    .update(messages)
    .set({
      status: item.status,
      provider_message_id: item.provider_message_id,
      failure: item.failure,
      ...(item.status === "sent" && { sent_at: item.occurred_at }),
      ...(item.status === "delivered" && { delivered_at: item.occurred_at }),
      ...(item.status === "read" && {
        read_at: item.occurred_at,
        delivered_at: sql`coalesce(${messages.delivered_at}, ${item.occurred_at}::timestamptz)`,
      }),
      updated_at: new Date().toISOString(),
    })
    .where(db.in(messages, and(eq(messages.id, message.id), inArray(messages.status, earlierThan[item.status]))))
    .returning({ conversation_id: messages.conversation_id });
  if (!updated) return;
  const conversation = await db.byId(conversations, updated.conversation_id);
  unit.publish({
    event: "message.changed",
    data: { conversation_id: updated.conversation_id, message_id: message.id },
    audience: { assigned_to: conversation?.assigned_to ?? null },
  });
}
