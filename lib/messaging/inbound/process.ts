import { eq, sql } from "drizzle-orm";
import { z } from "zod";
import { inbound_events } from "@/db/schema";
import type { Ctx } from "@/lib/context";
import { log } from "@/lib/log";
import { defineOperation } from "@/lib/operation";
import { transact } from "@/lib/unit";
import { InboundItem } from "./items";
import type { Answer } from "./insert-message";
import { receiveMessage } from "./receive-message";
import { applyNotice } from "./apply-notice";
import { applyStatus } from "./apply-status";

const attemptsMax = 5;

/**
 * Works off stored deliveries, each in a transaction of its own: one poisoned item neither blocks nor undoes the
 * others. Safe to run twice; what is processed is skipped.
 *
 * @throws Error when an item failed and should be tried again.
 */
export const processInbound = defineOperation({
  name: "messaging.process_inbound",
  permission: "conversations.reply",
  input: z.object({ inbound_event_ids: z.array(z.uuid()).max(1_000) }),
  async run(ctx, { inbound_event_ids }) {
    await processItems(ctx, inbound_event_ids);
    return {};
  },
});

/** The same for the process that stored them, which may also make the agent's turns (`answer`). */
export async function processItems(ctx: Ctx, ids: string[], answer?: Answer): Promise<void> {
  let failed: unknown;
  // Their ids grow with time: as they came.
  for (const id of ids.toSorted()) {
    try {
      await processOne(ctx, id, answer);
    } catch (error) {
      log.error({ err: error, organization_id: ctx.org.id, inbound_event_id: id }, "inbound event failed");
      if (await noteFailure(ctx, id, error)) failed = error;
    }
  }
  if (failed) throw failed;
}

/** Taking an item marks it processed in the same transaction: another worker waits, then finds nothing to do. */
function processOne(ctx: Ctx, id: string, answer?: Answer): Promise<void> {
  return transact(ctx, async (unit) => {
    const [row] = await unit.db.tx
      .update(inbound_events)
      .set({ status: "processed", processed_at: new Date().toISOString() })
      .where(unit.db.in(inbound_events, eq(inbound_events.id, id), eq(inbound_events.status, "received")))
      .returning({
        payload: inbound_events.payload,
        provider: inbound_events.provider,
        received_at: inbound_events.received_at,
      });
    if (!row) return;
    const item = InboundItem.parse(row.payload);
    if (item.kind === "message") await receiveMessage(ctx, unit, { ...row, item, answer });
    if (item.kind === "status") await applyStatus(unit, row.provider, item);
    if (item.kind === "notice") await applyNotice(unit, item);
  });
}

/** @returns whether it should be tried again. */
async function noteFailure(ctx: Ctx, id: string, error: unknown): Promise<boolean> {
  return transact(ctx, async ({ db }) => {
    const [row] = await db.update(
      inbound_events,
      {
        attempts: sql`${inbound_events.attempts} + 1`,
        error: String(error).slice(0, 500),
        status: sql`case when ${inbound_events.attempts} + 1 >= ${attemptsMax} then 'failed' else 'received' end`,
      },
      sql`${inbound_events.id} = ${id} and ${inbound_events.status} = 'received'`,
    );
    return row?.status === "received";
  });
}
