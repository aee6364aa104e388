import { env } from "@/lib/env";

export type RealtimeSettings = { key: string; host: string; port: number; tls: boolean };

/** What a browser needs to connect; null where realtime is not configured (the UI then refetches by interval). */
export function realtimeSettings(): RealtimeSettings | null {
  const { PUSHER_KEY, PUSHER_CLUSTER, PUSHER_HOST, PUSHER_PORT, PUSHER_USE_TLS } = env();
  if (!PUSHER_KEY) return null;
  return {
    key: PUSHER_KEY,
    host: PUSHER_HOST ?? `ws-${PUSHER_CLUSTER}.pusher.com`,
    port: PUSHER_PORT ?? (PUSHER_USE_TLS ? 443 : 80),
    tls: PUSHER_USE_TLS,
  };
}
