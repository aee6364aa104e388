import { and, asc, inArray, isNull, lt, sql } from "drizzle-orm";
import { withSystem, type SystemDb } from "@/db/system";
import { outbox } from "@/db/schema";
import { inngest } from "@/inngest/client";
import { events, type EventName } from "@/inngest/events";
import { log } from "@/lib/log";

const batchSize = 200;
const sendTimeoutMs = 5_000;
/** While the engine is down requests leave their rows to the relay at once, instead of each waiting for the time-out. */
const pauseAfterFailureMs = 2_000;

/**
 * Sends committed outbox rows to the job engine. After a commit it gets that commit's ids; the relay calls it
 * with an age instead, for what a crash or an outage left behind.
 *
 * At least once: the row's id is the event's id, so the engine starts no second run, and the operations underneath
 * are idempotent anyway.
 *
 * @returns how many rows were sent. Never throws: what could not be sent stays for the relay.
 */
export async function dispatchOutbox(
  which: { ids: string[] } | { olderThanSeconds: number },
): Promise<number> {
  if ("ids" in which && (which.ids.length === 0 || Date.now() < pausedUntil)) return 0;
  try {
    return await withSystem("outbox dispatch", async (db) => {
      const rows = await claim(db, which);
      if (rows.length === 0) return 0;
      const sent = await send(rows);
      const unreadable = rows.map(({ id }) => id).filter((id) => !sent.includes(id));
      await mark(db, sent, { sent_at: new Date().toISOString() });
      await mark(db, unreadable, {});
      return sent.length;
    });
  } catch (error) {
    pausedUntil = Date.now() + pauseAfterFailureMs;
    log.warn({ err: error }, "outbox rows stay for the relay");
    return 0;
  }
}

let pausedUntil = 0;

type OutboxRow = { id: string; name: string; data: Record<string, unknown> };

/** Skips rows another instance is sending right now. Rows that could not be read come last and block nobody. */
function claim(db: SystemDb, which: { ids: string[] } | { olderThanSeconds: number }): Promise<OutboxRow[]> {
  const due =
    "ids" in which
      ? inArray(outbox.id, which.ids)
      : lt(outbox.created_at, sql`now() - make_interval(secs => ${which.olderThanSeconds})`);
  return db
    .select({ id: outbox.id, name: outbox.name, data: outbox.data })
    .from(outbox)
    .where(and(isNull(outbox.sent_at), due))
    .orderBy(asc(outbox.attempts), asc(outbox.created_at))
    .limit(batchSize)
    .for("update", { skipLocked: true });
}

/** @returns the ids of what was sent: all, except rows that another version of the app has to send. */
async function send(rows: OutboxRow[]): Promise<string[]> {
  const payload = rows.flatMap((row) => createEvent(row) ?? []);
  if (payload.length === 0) return [];
  const timeout = AbortSignal.timeout(sendTimeoutMs);
  const expired = new Promise<never>((_, reject) =>
    timeout.addEventListener("abort", () => reject(new Error("the job engine did not answer in time"))),
  );
  await Promise.race([inngest.send(payload), expired]);
  return payload.map(({ id }) => id);
}

type Event = { id: string; name: string; data: Record<string, unknown> };

/** An event of another version of the app may be unknown here: it must not hold up the others. */
function createEvent({ id, name, data }: OutboxRow): Event | undefined {
  const parsed = Object.hasOwn(events, name) ? events[name as EventName].schema.safeParse(data) : undefined;
  if (parsed?.success) return { id, name, data: parsed.data };
  log.error({ outbox_id: id, event: name }, "outbox row is no event of this version");
  return undefined;
}

async function mark(db: SystemDb, ids: string[], as: { sent_at?: string }): Promise<void> {
  if (ids.length === 0) return;
  await db
    .update(outbox)
    .set({ ...as, attempts: sql`${outbox.attempts} + 1` })
    .where(inArray(outbox.id, ids));
}
