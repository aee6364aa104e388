import { Hono } from "hono";
import type { Emulator } from "../shared/emulator";
import { FaultSwitch } from "../shared/faults";
import { channelsApi } from "./channels-api";
import { pusherControl } from "./control";
import { eventsApi } from "./events-api";
import { PusherHub } from "./hub";
import { limits } from "./limits";
import { Outage } from "./outage";
import { requireSignedRequest } from "./request-auth";
import type { PusherCredentials } from "./signatures";
import { attachSocketServer } from "./socket-server";
import { WebhookSender } from "./webhooks";

export { buildWebhook, type WebhookEvent } from "./webhooks";
export { channelAuth, userAuth, type PusherCredentials } from "./signatures";

export type PusherEmulatorOptions = Partial<PusherCredentials> & {
  activityTimeoutSeconds?: number;
  pongTimeoutSeconds?: number;
};

/** Pusher Channels: the HTTP API at `/apps/:appId/*` and WebSockets (protocol 7) at `/app/:key`. */
export function createPusherEmulator(options: PusherEmulatorOptions = {}): Emulator {
  const credentials: PusherCredentials = {
    appId: options.appId ?? "local",
    key: options.key ?? "local-key",
    secret: options.secret ?? "local-secret",
  };
  const hub = new PusherHub();
  const outage = new Outage();
  const webhooks = new WebhookSender(credentials, (channel) => hub.channels.has(channel));
  hub.onWebhookEvent = (event) => webhooks.notify(event);
  const faults = new FaultSwitch("pusher");
  let detach = () => {};

  const app = new Hono()
    .use("/apps/:appId/*", async (c, next) =>
      outage.isDown() ? c.text("Service unavailable\n", 503) : next(),
    )
    .use("/apps/:appId/*", faults.middleware())
    .use("/apps/:appId/*", requireSignedRequest(credentials))
    .route("/", eventsApi(hub))
    .route("/", channelsApi(hub))
    .route("/", pusherControl(hub, outage, webhooks))
    .route("/", faults.routes());

  return {
    name: "pusher",
    app,
    attach(server) {
      detach = attachSocketServer(server, {
        app: credentials,
        hub,
        outage,
        activityTimeoutSeconds: options.activityTimeoutSeconds ?? limits.activityTimeoutSeconds,
        pongTimeoutSeconds: options.pongTimeoutSeconds ?? limits.pongTimeoutSeconds,
      });
    },
    async close() {
      webhooks.stop();
      detach();
    },
  };
}
