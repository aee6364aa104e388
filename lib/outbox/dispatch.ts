import { and, asc, inArray, isNull, lt, sql } from "drizzle-orm";
import { withSystem, type SystemDb } from "@/db/system";
import { outbox } from "@/db/schema";
import { inngest } from "@/inngest/client";
import { events, type EventName } from "@/inngest/events";
import { log } from "@/lib/log";

const batchSize = 200;
const sendTimeoutMs = 5_000;

/**
 * Sends committed outbox rows to the job engine. After a commit it gets that commit's ids; the relay calls it
 * with an age instead, for what a crash or an outage left behind.
 *
 * At least once: the row's id is the event's id, so the engine starts no second run, and the operations underneath
 * are idempotent anyway.
 *
 * @returns how many rows were sent. Never throws: what could not be sent stays for the relay.
 */
export async function dispatchOutbox(which: { ids: string[] } | { olderThanSeconds: number }): Promise<number> {
  if ("ids" in which && which.ids.length === 0) return 0;
  try {
    return await withSystem("outbox dispatch", async (db) => {
      const rows = await claim(db, which);
      if (rows.length === 0) return 0;
      await send(rows);
      await db
        .update(outbox)
        .set({ sent_at: new Date().toISOString(), attempts: sql`${outbox.attempts} + 1` })
        .where(inArray(outbox.id, rows.map((row) => row.id)));
      return rows.length;
    });
  } catch (error) {
    log.warn({ err: error }, "outbox rows stay for the relay");
    return 0;
  }
}

type OutboxRow = { id: string; name: string; data: Record<string, unknown> };

/** Skips rows another instance is sending right now. */
function claim(db: SystemDb, which: { ids: string[] } | { olderThanSeconds: number }): Promise<OutboxRow[]> {
  const due =
    "ids" in which
      ? inArray(outbox.id, which.ids)
      : lt(outbox.created_at, sql`now() - make_interval(secs => ${which.olderThanSeconds})`);
  return db
    .select({ id: outbox.id, name: outbox.name, data: outbox.data })
    .from(outbox)
    .where(and(isNull(outbox.sent_at), due))
    .orderBy(asc(outbox.created_at))
    .limit(batchSize)
    .for("update", { skipLocked: true });
}

async function send(rows: OutboxRow[]): Promise<void> {
  const payload = rows.map((row) => createEvent(row));
  const timeout = AbortSignal.timeout(sendTimeoutMs);
  const expired = new Promise<never>((_, reject) =>
    timeout.addEventListener("abort", () => reject(new Error("the job engine did not answer in time"))),
  );
  await Promise.race([inngest.send(payload), expired]);
}

function createEvent({ id, name, data }: OutboxRow): { id: string; name: string; data: Record<string, unknown> } {
  const schema = events[name as EventName]?.schema;
  if (!schema) throw new Error(`No event is called ${name}`);
  return { id, name, data: schema.parse(data) };
}
