import { inArray, sql } from "drizzle-orm";
import { systemRead } from "@/db/system";
import { outbox } from "@/db/schema";
import { inngest } from "@/inngest/client";
import { events, type EventName } from "@/inngest/events";
import { inBatches } from "@/lib/batches";
import { log } from "@/lib/log";

export type OutboxRow = { id: string; name: string; data: Record<string, unknown> };

const sendTimeoutMs = 5_000;
/** While the engine is down requests leave their rows to the relay at once, instead of each waiting for the time-out. */
const pauseAfterFailureMs = 2_000;

/**
 * Sends the rows of a commit that has just been made; they are still in memory, so they are neither read nor locked.
 * Under load many commits share a call and an update.
 *
 * Never throws: what could not be sent stays for the relay. When the relay is faster, the engine gets an event twice
 * and starts one run, because the row's id is the event's id.
 */
export const sendCommitted = inBatches(sendBatch);

let pausedUntil = 0;

async function sendBatch(rows: OutboxRow[]): Promise<void> {
  if (Date.now() < pausedUntil) return;
  try {
    await markSent(await sendEvents(rows));
  } catch (error) {
    pausedUntil = Date.now() + pauseAfterFailureMs;
    log.warn({ err: error }, "outbox rows stay for the relay");
  }
}

/** Never throws: a row whose mark is lost is worked on twice, which is safe. */
export const markSent = inBatches(async (ids: string[]) => {
  try {
    if (ids.length === 0) return;
    await systemRead()
      .update(outbox)
      .set({ sent_at: new Date().toISOString(), attempts: sql`${outbox.attempts} + 1` })
      .where(inArray(outbox.id, ids));
  } catch (error) {
    log.warn({ err: error }, "outbox rows were not marked");
  }
});

/** @returns the ids of what was sent: all, except rows that another version of the app has to send. */
export async function sendEvents(rows: OutboxRow[]): Promise<string[]> {
  const payload = rows.flatMap((row) => createEvent(row) ?? []);
  if (payload.length === 0) return [];
  const timeout = AbortSignal.timeout(sendTimeoutMs);
  const expired = new Promise<never>((_, reject) =>
    timeout.addEventListener("abort", () => reject(new Error("the job engine did not answer in time"))),
  );
  await Promise.race([inngest.send(payload), expired]);
  return payload.map(({ id }) => id);
}

/** An event of another version of the app may be unknown here: it must not hold up the others. */
function createEvent({ id, name, data }: OutboxRow): OutboxRow | undefined {
  const parsed = Object.hasOwn(events, name) ? events[name as EventName].schema.safeParse(data) : undefined;
  if (parsed?.success) return { id, name, data: parsed.data };
  log.error({ outbox_id: id, event: name }, "outbox row is no event of this version");
  return undefined;
}
