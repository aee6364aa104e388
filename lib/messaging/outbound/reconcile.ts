import { and, asc, eq, inArray, isNull, lt, sql } from "drizzle-orm";
import { message_media, messages, outbox, inbound_events } from "@/db/schema";
import { withSystem, type SystemDb } from "@/db/system";
import { newId } from "@/lib/ids";
import { dispatchOutbox } from "@/lib/outbox";
import { unconfirmed } from "../inbound/apply-status";
import { retryAt, sendingLeaseSeconds } from "./deliver";

/** A provider reports within seconds; after this long without a report a person should decide. */
const unknownGiveUpMinutes = 30;
/** Younger rows are being worked on. */
const stuckSeconds = 60;
/** Older ones have failed for good and are somebody's task, not the sweeper's. */
const stuckHoursMax = 72;
const batchSize = 500;
/** Longer than the job engine's own attempts at a file are apart. */
const mediaStuckSeconds = 600;

/**
 * Finds what a crash left in between, over all organizations: sends without an answer become `unknown`, unknown ones
 * without any report become `failed`, and messages and deliveries whose job was lost get a new one.
 */
export async function reconcileMessages(): Promise<{ unknown: number; failed: number; requeued: number }> {
  const { unknown, failed, outboxIds } = await withSystem("reconcile messages", async (db) => ({
    unknown: await markUnknown(db),
    failed: await giveUp(db),
    outboxIds: (await engineIsBehind(db))
      ? []
      : [...(await requeueMessages(db)), ...(await requeueDeliveries(db)), ...(await requeueMedia(db))],
  }));
  await dispatchOutbox({ ids: outboxIds });
  return { unknown, failed, requeued: outboxIds.length };
}

const olderThan = (seconds: number) => sql`now() - make_interval(secs => ${seconds})`;

/** While events still wait for the job engine nothing was lost, and emitting more would only grow the heap. */
async function engineIsBehind(db: SystemDb): Promise<boolean> {
  const [unsent] = await db
    .select({ id: outbox.id })
    .from(outbox)
    .where(
      and(isNull(outbox.sent_at), eq(outbox.attempts, 0), lt(outbox.created_at, olderThan(stuckSeconds))),
    )
    .limit(1);
  return unsent !== undefined;
}

async function markUnknown(db: SystemDb): Promise<number> {
  const rows = await db
    .update(messages)
    .set({ status: "unknown", updated_at: new Date().toISOString() })
    .where(
      and(
        eq(messages.status, "sending"),
        isNull(messages.provider_message_id),
        lt(messages.updated_at, olderThan(sendingLeaseSeconds)),
      ),
    )
    .returning({ id: messages.id });
  return rows.length;
}

async function giveUp(db: SystemDb): Promise<number> {
  const rows = await db
    .update(messages)
    .set({ status: "failed", failure: { code: unconfirmed }, updated_at: new Date().toISOString() })
    .where(and(eq(messages.status, "unknown"), lt(messages.updated_at, olderThan(unknownGiveUpMinutes * 60))))
    .returning({ id: messages.id });
  return rows.length;
}

async function requeueMessages(db: SystemDb): Promise<string[]> {
  const stuck = await db
    .select({
      id: messages.id,
      organization_id: messages.organization_id,
      conversation_id: messages.conversation_id,
    })
    .from(messages)
    .where(
      and(
        eq(messages.status, "pending"),
        isStuck(messages.updated_at),
        sql`coalesce(${retryAt} < now(), true)`,
      ),
    )
    .orderBy(asc(messages.updated_at))
    .limit(batchSize);
  const ids = stuck.map(({ id }) => id);
  if (ids.length > 0)
    await db.update(messages).set({ updated_at: new Date().toISOString() }).where(inArray(messages.id, ids));
  return emitAll(
    db,
    stuck.map(({ id, organization_id, conversation_id }) => ({
      organization_id,
      name: "message/queued",
      data: { org_id: organization_id, conversation_id, message_id: id },
    })),
  );
}

async function requeueDeliveries(db: SystemDb): Promise<string[]> {
  const stuck = await db
    .select({ id: inbound_events.id, organization_id: inbound_events.organization_id })
    .from(inbound_events)
    .where(and(eq(inbound_events.status, "received"), isStuck(inbound_events.received_at)))
    .orderBy(asc(inbound_events.received_at))
    .limit(batchSize);
  return emitAll(
    db,
    stuck.map(({ id, organization_id }) => ({
      organization_id,
      name: "whatsapp/delivery.received",
      data: { org_id: organization_id, inbound_event_ids: [id] },
    })),
  );
}

/** A provider keeps a file for some days; each look at it is counted by who fetches it. */
async function requeueMedia(db: SystemDb): Promise<string[]> {
  const stuck = await db
    .update(message_media)
    .set({ updated_at: new Date().toISOString() })
    .where(
      and(eq(message_media.status, "pending"), lt(message_media.updated_at, olderThan(mediaStuckSeconds))),
    )
    .returning({ message_id: message_media.message_id, organization_id: message_media.organization_id });
  return emitAll(
    db,
    stuck.map(({ message_id, organization_id }) => ({
      organization_id,
      name: "message/media_announced",
      data: { org_id: organization_id, message_id },
    })),
  );
}

const isStuck = (column: typeof messages.updated_at | typeof inbound_events.received_at) =>
  and(lt(column, olderThan(stuckSeconds)), sql`${column} > now() - make_interval(hours => ${stuckHoursMax})`);

type Event = { organization_id: string; name: string; data: Record<string, unknown> };

async function emitAll(db: SystemDb, list: Event[]): Promise<string[]> {
  if (list.length === 0) return [];
  const rows = list.map((event) => ({ id: newId(), ...event }));
  await db.insert(outbox).values(rows);
  return rows.map(({ id }) => id);
}
