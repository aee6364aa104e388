import { and, asc, eq, inArray, or, sql } from "drizzle-orm";
import type { PgColumn } from "drizzle-orm/pg-core";
import type { OrgDb } from "@/db/org";
import { conversations, inbound_events, messages } from "@/db/schema";
import { isUuid } from "@/lib/ids";
import type { Unit } from "@/lib/unit";
import { InboundStatus } from "./items";

/** Ours, before any report: what we think became of it gives way to what the provider knows. */
const unreported = ["pending", "sending", "unknown", "canceled"];

/**
 * Which states a report may still change: one order over all of them, so a status only moves forward and any order of
 * reports ends in the same state. Proof of delivery is worth more than a failure.
 */
const earlierThan: Record<InboundStatus["status"], string[]> = {
  sent: unreported,
  failed: [...unreported, "sent"],
  delivered: [...unreported, "sent", "failed"],
  read: [...unreported, "sent", "failed", "delivered"],
};

/** Failed because nobody reported for long: our guess, which any report corrects. */
export const unconfirmed = "unconfirmed";

/**
 * The provider's report on a message of ours. Found by the provider's id or, when the answer to the send was lost,
 * by our own reference: that is how an `unknown` message is settled.
 */
export async function applyStatus(unit: Unit, provider: string, item: InboundStatus): Promise<void> {
  const message = await findReported(unit.db, provider, item);
  if (!message) return;
  const [updated] = await unit.db.tx
    .update(messages)
    .set(changes(item))
    .where(unit.db.in(messages, eq(messages.id, message.id)))
    .returning({ status: messages.status });
  if (!updated || updated.status === message.status) return;
  unit.publish({
    event: "message.changed",
    data: { conversation_id: message.conversation_id, message_id: message.id },
    audience: { assigned_to: message.assigned_to },
  });
}

/** Reports on a message of the phone app that came before the message itself. */
export async function applyEarlierStatuses(unit: Unit, provider: string, providerId: string): Promise<void> {
  const keys = reportNames.map((status) => `status:${providerId}:${status}`);
  const earlier = await unit.db.tx
    .select({ payload: inbound_events.payload })
    .from(inbound_events)
    .where(
      unit.db.in(
        inbound_events,
        eq(inbound_events.provider, provider),
        inArray(inbound_events.event_key, keys),
      ),
    );
  for (const { payload } of earlier) await applyStatus(unit, provider, InboundStatus.parse(payload));
}

const reportNames = ["sent", "delivered", "read", "played", "failed"];

async function findReported(db: OrgDb, provider: string, { provider_message_id, reference }: InboundStatus) {
  const byProviderId = and(
    eq(messages.provider_type, provider),
    eq(messages.provider_message_id, provider_message_id),
  );
  const byReference =
    reference && isUuid(reference)
      ? and(eq(messages.id, reference), eq(messages.direction, "outbound"))
      : undefined;
  const [message] = await db.tx
    .select({
      id: messages.id,
      status: messages.status,
      conversation_id: messages.conversation_id,
      assigned_to: conversations.assigned_to,
    })
    .from(messages)
    .innerJoin(
      conversations,
      and(
        eq(conversations.organization_id, messages.organization_id),
        eq(conversations.id, messages.conversation_id),
      ),
    )
    .where(db.in(messages, or(byProviderId, byReference)))
    .orderBy(asc(sql`${messages.provider_message_id} is distinct from ${provider_message_id}`))
    .limit(1);
  return message;
}

/** Evaluated on the row as it is when its lock is held, so parallel reports cannot overtake each other. */
function changes({ status, occurred_at, provider_message_id, failure, pricing }: InboundStatus) {
  const guessed = sql`${messages.status} = 'failed' and ${messages.failure}->>'code' = ${unconfirmed}`;
  const isForward = sql`(${or(inArray(messages.status, earlierThan[status]), guessed)})`;
  const earliest = (column: PgColumn) => sql`least(${column}, ${occurred_at}::timestamptz)`;
  return {
    status: sql`case when ${isForward} then ${status} else ${messages.status} end`,
    failure: sql`case when ${isForward} then ${failure && JSON.stringify(failure)}::jsonb else ${messages.failure} end`,
    provider_message_id: sql`coalesce(${messages.provider_message_id}, ${provider_message_id})`,
    // Every report of a message may carry it; the first one stands.
    ...(pricing && { pricing: sql`coalesce(${messages.pricing}, ${JSON.stringify(pricing)}::jsonb)` }),
    ...(status === "sent" && { sent_at: earliest(messages.sent_at) }),
    ...((status === "delivered" || status === "read") && { delivered_at: earliest(messages.delivered_at) }),
    ...(status === "read" && { read_at: earliest(messages.read_at) }),
  };
}
