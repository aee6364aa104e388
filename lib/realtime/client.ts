import Pusher from "pusher-js";
import type { RealtimeSettings } from "./settings";

/** One socket per tab. The channel authorization goes to our own server with the browser's session. */
export const connectRealtime = ({ key, host, port, tls }: RealtimeSettings): Pusher =>
  new Pusher(key, {
    cluster: "",
    wsHost: host,
    wsPort: port,
    wssPort: port,
    forceTLS: tls,
    enabledTransports: ["ws", "wss"],
    disableStats: true,
    channelAuthorization: { endpoint: "/api/pusher/auth", transport: "ajax" },
  });

export type { default as RealtimeClient } from "pusher-js";
