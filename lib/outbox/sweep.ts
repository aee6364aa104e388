import { and, isNotNull, lt, sql } from "drizzle-orm";
import { outbox } from "@/db/schema";
import { withSystem } from "@/db/system";
import { dispatchOutbox } from "./dispatch";

/** Younger rows are being sent by the request that wrote them. */
const graceSeconds = 2;
const keepSentHours = 24;

/** Re-emits what was left behind, oldest first, and forgets what was sent a day ago. */
export async function sweepOutbox(): Promise<{ sent: number }> {
  let sent = 0;
  for (;;) {
    const batch = await dispatchOutbox({ olderThanSeconds: graceSeconds });
    sent += batch;
    if (batch === 0) break;
  }
  await withSystem("outbox purge", (db) =>
    db
      .delete(outbox)
      .where(
        and(
          isNotNull(outbox.sent_at),
          lt(outbox.sent_at, sql`now() - make_interval(hours => ${keepSentHours})`),
        ),
      ),
  );
  return { sent };
}
