import { Hono } from "hono";
import { z } from "zod";
import { readJson } from "../shared/http";
import type { PusherHub } from "./hub";
import type { Outage } from "./outage";
import type { WebhookSender } from "./webhooks";

const Down = z.union([z.object({ ms: z.int().positive() }), z.object({ down: z.boolean() })]);
const WebhookConfig = z.object({ url: z.url().nullable() });

/** What tests do to the emulated service. */
export function pusherControl(hub: PusherHub, outage: Outage, webhooks: WebhookSender): Hono {
  return new Hono()
    .get("/control/pusher/connections", (c) =>
      c.json({
        data: [...hub.connections.values()].map(({ socketId, userId, channels }) => ({
          socket_id: socketId,
          user_id: userId ?? null,
          channels: [...channels],
        })),
      }),
    )
    .post("/control/pusher/disconnect-all", (c) => {
      const connections = [...hub.connections.values()];
      for (const connection of connections) connection.close(4200, "Please reconnect immediately");
      return c.json({ disconnected: connections.length });
    })
    .post("/control/pusher/down", async (c) => {
      const request = await readJson(c, Down);
      if ("down" in request && !request.down) {
        outage.end();
        return c.json({ down: false });
      }
      outage.start("ms" in request ? request.ms : undefined);
      for (const connection of [...hub.connections.values()]) connection.terminate();
      return c.json({ down: true });
    })
    .put("/control/pusher/webhook", async (c) => {
      webhooks.url = (await readJson(c, WebhookConfig)).url ?? undefined;
      return c.json({ url: webhooks.url ?? null });
    });
}
