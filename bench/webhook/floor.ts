import postgres from "postgres";
import { v7 as newId } from "uuid";
import type { Subject } from "./subject";

const samplesPerSecond = 10;

/**
 * What cannot be undercut: the two inserts of a delivery in one scoped transaction, by bare postgres.js with the
 * app's own role, without HTTP, checks or mapping. The rows are born finished, so nobody works on them.
 */
export async function openFloor({ stack, orgId }: Subject) {
  const sql = postgres(stack.env.DATABASE_URL ?? "", { max: 1, onnotice: () => {} });
  const payload = sql.json({ kind: "message", content: "oi", phone: "5511960000000", metadata: {} });

  async function insert(): Promise<number> {
    const startedAt = performance.now();
    const [inboundId, eventId] = [newId(), newId()];
    await sql.begin(async (tx) => [
      tx`select set_config('app.org_id', ${orgId}, true)`,
      tx`insert into inbound_events (id, organization_id, provider, event_key, payload, status)
         values (${inboundId}, ${orgId}, 'bench', ${inboundId}, ${payload}, 'processed')`,
      tx`insert into outbox (id, organization_id, name, data, sent_at)
         values (${eventId}, ${orgId}, 'bench', ${sql.json({ inbound_event_ids: [inboundId] })}, now())`,
    ]);
    return performance.now() - startedAt;
  }

  return {
    /** Inserts at a steady pace beside the load until told to stop; then the times, in milliseconds. */
    sampleUntilStopped() {
      let isOver = false;
      const sampling = (async () => {
        const times: number[] = [];
        while (!isOver) {
          times.push(await insert());
          await new Promise((resolve) => setTimeout(resolve, 1_000 / samplesPerSecond));
        }
        return times;
      })();
      return { stop: () => ((isOver = true), sampling) };
    },
    close: () => sql.end({ timeout: 1 }),
  };
}
