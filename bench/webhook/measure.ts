import type { BoardEvent } from "./board-events";
import type { SentMessage } from "./load";
import type { Subject } from "./subject";

export type Spread = { median: number; p99: number; count: number };
export type Measurement = {
  ratePerSecond: number;
  ack: Spread;
  floor: Spread;
  board: Spread;
  reply: Spread;
  sent: number;
  refused: number;
  lost: number;
  unanswered: number;
  drainSeconds: number;
};

const drainTimeoutMs = 90_000;
const drainPollMs = 250;

/** Waits until the load is worked off, then puts together what became of each message. */
export async function measure(
  subject: Subject,
  run: { ratePerSecond: number; sent: SentMessage[]; floorMs: number[]; boardEvents: BoardEvent[] },
): Promise<Measurement> {
  const { sent, ratePerSecond } = run;
  const loadOverAtMs = Date.now();
  const fates = await drain(subject, sent);
  const acceptedAtMs = await acceptedTimes(subject);
  const byLead = Map.groupBy(run.boardEvents, ({ leadId }) => leadId);
  const boardMs: number[] = [];
  const replyMs: number[] = [];
  for (const { id, dueAtMs } of sent) {
    const fate = fates.get(id);
    const event = byLead.get(fate?.lead_id ?? "")?.find(({ atMs }) => atMs >= dueAtMs);
    if (event) boardMs.push(event.atMs - dueAtMs);
    const accepted = acceptedAtMs.get(fate?.reply_id ?? "");
    if (accepted) replyMs.push(accepted - dueAtMs);
  }
  return {
    ratePerSecond,
    ack: spread(sent.map(({ ackMs }) => ackMs)),
    floor: spread(run.floorMs),
    board: spread(boardMs),
    reply: spread(replyMs),
    sent: sent.length,
    refused: sent.reduce((sum, { refused }) => sum + refused, 0),
    lost: sent.length - fates.size,
    unanswered: sent.length - replyMs.length,
    drainSeconds: (Date.now() - loadOverAtMs) / 1_000,
  };
}

type Fate = { id: string; lead_id: string; reply_id: string | null; reply_status: string | null };

/** Every message with its lead and its reply, once all are there and sent, or time runs out. */
async function drain({ sql }: Subject, sent: SentMessage[]): Promise<Map<string, Fate>> {
  const ids = sent.map(({ id }) => id);
  const deadline = Date.now() + drainTimeoutMs;
  for (;;) {
    const rows = await sql<Fate[]>`
      select i.provider_message_id as id, i.lead_id, r.id as reply_id, r.status as reply_status
        from messages i left join messages r
          on r.organization_id = i.organization_id and r.idempotency_key = 'agent:' || i.id
       where i.provider_message_id in ${sql(ids)}`;
    const isDone =
      rows.length === ids.length &&
      rows.every(({ reply_status }) => reply_status && reply_status !== "pending");
    if (isDone || Date.now() > deadline) return new Map(rows.map((row) => [row.id, row]));
    await new Promise((resolve) => setTimeout(resolve, drainPollMs));
  }
}

/** When the Graph API accepted each of our messages, by our id. */
async function acceptedTimes({ stack, number }: Subject): Promise<Map<string, number>> {
  const response = await fetch(
    `${stack.urls.emulators}/control/whatsapp/sent?phone_number_id=${number.phoneNumberId}`,
  );
  const { data } = (await response.json()) as {
    data: { accepted_at_ms: number; body: { biz_opaque_callback_data?: string } }[];
  };
  return new Map(
    data.map(({ accepted_at_ms, body }) => [body.biz_opaque_callback_data ?? "", accepted_at_ms]),
  );
}

function spread(values: number[]): Spread {
  const sorted = values.toSorted((a, b) => a - b);
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? NaN;
  return { median: at(0.5), p99: at(0.99), count: sorted.length };
}
