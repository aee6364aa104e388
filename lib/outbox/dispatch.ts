import { and, asc, inArray, isNull, lt, sql } from "drizzle-orm";
import { withSystem, type SystemDb } from "@/db/system";
import { outbox } from "@/db/schema";
import { log } from "@/lib/log";
import { sendEvents, type OutboxRow } from "./send";

const batchSize = 200;

/**
 * Sends outbox rows that are not in memory any more, or never were: by id after a commit through the system door, by
 * age for what a crash or an outage left behind.
 *
 * At least once: the row's id is the event's id, so the engine starts no second run, and the operations underneath
 * are idempotent anyway.
 *
 * @returns how many rows were sent. Never throws: what could not be sent stays for the relay.
 */
export async function dispatchOutbox(
  which: { ids: string[] } | { olderThanSeconds: number },
): Promise<number> {
  if ("ids" in which && which.ids.length === 0) return 0;
  try {
    return await withSystem("outbox dispatch", async (db) => {
      const rows = await claim(db, which);
      if (rows.length === 0) return 0;
      const sent = await sendEvents(rows);
      const unreadable = rows.map(({ id }) => id).filter((id) => !sent.includes(id));
      await mark(db, sent, { sent_at: new Date().toISOString() });
      await mark(db, unreadable, {});
      return sent.length;
    });
  } catch (error) {
    log.warn({ err: error }, "outbox rows stay for the relay");
    return 0;
  }
}

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

async function mark(db: SystemDb, ids: string[], as: { sent_at?: string }): Promise<void> {
  if (ids.length === 0) return;
  await db
    .update(outbox)
    .set({ ...as, attempts: sql`${outbox.attempts} + 1` })
    .where(inArray(outbox.id, ids));
}
