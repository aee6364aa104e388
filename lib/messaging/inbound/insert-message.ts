import { messages } from "@/db/schema";
import type { AnalysisColumns } from "@/lib/alerts";
import type { Ctx } from "@/lib/context";
import type { Unit } from "@/lib/unit";
import type { MessageRow } from "../message";
import type { InboundMessage } from "./items";
import { phoneOf } from "./person";

export type Received = { provider: string; received_at: string; item: InboundMessage; answer?: Answer };

/** The agent's turn on a message. Handed in by the edge, since the agent stands on messaging. */
export type Answer = (job: Ctx, ids: { conversation_id: string; message_id: string }) => Promise<unknown>;

/** @returns undefined for one that is there already. */
export function insertMessage(
  { db }: Unit,
  { provider, received_at, item }: Received,
  { lead_id, conversation_id }: Pick<MessageRow, "lead_id" | "conversation_id">,
  analysis?: AnalysisColumns,
): Promise<MessageRow | undefined> {
  const occurred_at = momentOf(item.occurred_at, received_at);
  const phone = phoneOf(item);
  return db.insertIfAbsent(messages, {
    ...analysis,
    lead_id,
    conversation_id,
    provider_type: provider,
    provider_message_id: item.provider_message_id,
    direction: item.from_us ? "outbound" : "inbound",
    message_type: item.message_type,
    content: item.content,
    refers_to: item.refers_to,
    from_number: item.from_us ? null : phone,
    to_number: item.from_us ? phone : null,
    contact_name: item.profile_name,
    author_type: item.from_us ? "user" : "contact",
    status: item.from_us ? "sent" : "received",
    ...(item.from_us && { sent_at: occurred_at }),
    occurred_at,
    metadata: item.from_us ? { ...item.metadata, sent_from: "phone" } : item.metadata,
  });
}

const wholeSecondMs = 999;

/**
 * Providers date messages to the second, we date ours to the millisecond: an answer within the same second would sort
 * before the question. The message is taken to be as late in its second as its arrival allows.
 */
function momentOf(providerTime: string, receivedAt: string): string {
  const latest = Date.parse(providerTime) + wholeSecondMs;
  return new Date(Math.max(Date.parse(providerTime), Math.min(latest, Date.parse(receivedAt)))).toISOString();
}
