import Pusher from "pusher";
import { env } from "@/lib/env";
import { inBatches } from "@/lib/batches";
import { log } from "@/lib/log";
import { channels, type RealtimeData, type RealtimeEventName } from "./events";

/** Who may know: everyone in the organization, those who may see a record with this owner, or one person alone. */
export type Audience =
  "organization" | { only: string } | { assigned_to: string | null; previously?: string | null };

export type Publication = {
  [N in RealtimeEventName]: { event: N; data: RealtimeData<N>; audience: Audience };
}[RealtimeEventName];

const requestTimeoutMs = 2_000;
/** Pusher's own limit for one batch. */
const batchSize = 10;

/** Never throws: a browser that misses an event catches up by version when it reconnects or refocuses. */
export function publish(orgId: string, publications: Publication[]): Promise<void> {
  if (!pusher()) return Promise.resolve();
  return trigger(
    publications.flatMap(({ event, data, audience }) =>
      channelsOf(orgId, audience).map((channel) => ({ channel, name: event, data })),
    ),
  );
}

/** Organizations share a call: each event names its channel. */
const trigger = inBatches(async (events: Pusher.BatchEvent[]) => {
  try {
    for (let start = 0; start < events.length; start += batchSize) {
      await pusher()?.triggerBatch(events.slice(start, start + batchSize));
    }
  } catch (error) {
    log.warn({ err: error, count: events.length }, "realtime events were not delivered");
  }
});

/** The server's Pusher client; undefined where no app is configured. */
export function pusher(): Pusher | undefined {
  const {
    PUSHER_APP_ID,
    PUSHER_KEY,
    PUSHER_SECRET,
    PUSHER_CLUSTER,
    PUSHER_HOST,
    PUSHER_PORT,
    PUSHER_USE_TLS,
  } = env();
  if (!PUSHER_APP_ID || !PUSHER_KEY || !PUSHER_SECRET) return undefined;
  const place = PUSHER_HOST
    ? { host: PUSHER_HOST, port: String(PUSHER_PORT ?? 443) }
    : { cluster: PUSHER_CLUSTER };
  return (client ??= new Pusher({
    appId: PUSHER_APP_ID,
    key: PUSHER_KEY,
    secret: PUSHER_SECRET,
    useTLS: PUSHER_USE_TLS,
    timeout: requestTimeoutMs,
    ...place,
  } as Pusher.Options));
}

let client: Pusher | undefined;

function channelsOf(orgId: string, audience: Audience): string[] {
  const everyone = channels.organization(orgId);
  if (audience === "organization") return [everyone, channels.pool(orgId)];
  if ("only" in audience) return [channels.user(orgId, audience.only)];
  const owners = [audience.assigned_to, audience.previously].filter((owner) => owner !== undefined);
  return [
    ...new Set([
      everyone,
      ...owners.map((owner) => (owner ? channels.owner(orgId, owner) : channels.pool(orgId))),
    ]),
  ];
}
