import { Hono } from "hono";
import { z } from "zod";
import { channelInfo, readInfo } from "./channel-info";
import type { PusherHub } from "./hub";
import { isChannelName, isEncrypted, isSocketId, limits } from "./limits";

const EventFields = z.object({
  name: z.string().min(1),
  data: z.string(),
  socket_id: z.string().optional(),
  info: z.string().optional(),
});
const Trigger = EventFields.extend({
  channel: z.string().optional(),
  channels: z.array(z.string()).min(1).optional(),
});
const Batch = z.object({ batch: z.array(EventFields.extend({ channel: z.string() })).min(1) });

type Refusal = { status: 400 | 413; message: string };

/** `POST /apps/:appId/events` and `/batch_events`. */
export function eventsApi(hub: PusherHub): Hono {
  return new Hono()
    .post("/apps/:appId/events", async (c) => {
      const event = readBody(Trigger, await c.req.text());
      if ("status" in event) return c.text(`${event.message}\n`, event.status);
      const channels = event.channels ?? (event.channel ? [event.channel] : []);
      const refusal = refuseEvent(event, channels);
      if (refusal) return c.text(`${refusal.message}\n`, refusal.status);
      for (const channel of channels) hub.publish(channel, event.name, event.data, event.socket_id);
      if (!event.info) return c.json({});
      const info = readInfo(event.info);
      return c.json({
        channels: Object.fromEntries(channels.map((name) => [name, channelInfo(hub, name, info)])),
      });
    })
    .post("/apps/:appId/batch_events", async (c) => {
      const body = readBody(Batch, await c.req.text());
      if ("status" in body) return c.text(`${body.message}\n`, body.status);
      if (body.batch.length > limits.eventsPerBatch) {
        return c.text(`Batch too large: at most ${limits.eventsPerBatch} events\n`, 400);
      }
      // Nothing of a batch is sent when one of its events is refused.
      for (const event of body.batch) {
        const refusal = refuseEvent(event, [event.channel]);
        if (refusal) return c.text(`${refusal.message}\n`, refusal.status);
      }
      for (const event of body.batch) hub.publish(event.channel, event.name, event.data, event.socket_id);
      if (!body.batch.some((event) => event.info)) return c.json({});
      return c.json({
        batch: body.batch.map((event) =>
          event.info ? channelInfo(hub, event.channel, readInfo(event.info)) : {},
        ),
      });
    });
}

function readBody<T extends object>(schema: z.ZodType<T>, text: string): T | Refusal {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return { status: 400, message: "Invalid JSON provided (could not parse)" };
  }
  const parsed = schema.safeParse(json);
  return parsed.success ? parsed.data : { status: 400, message: z.prettifyError(parsed.error) };
}

function refuseEvent(event: z.infer<typeof EventFields>, channels: string[]): Refusal | undefined {
  const bad = (message: string): Refusal => ({ status: 400, message });
  if (channels.length === 0) return bad("Missing required parameter: channel");
  if (channels.length > limits.channelsPerTrigger) {
    return bad(`Cannot publish to more than ${limits.channelsPerTrigger} channels`);
  }
  const badName = channels.find((channel) => !isChannelName(channel));
  if (badName !== undefined) return bad(`Invalid channel name: ${badName}`);
  if (channels.length > 1 && channels.some(isEncrypted)) {
    return bad("Cannot publish to multiple channels when using encrypted channels");
  }
  if (event.name.length > limits.eventNameChars) {
    return bad(`Event name is too long. Maximum allowed is ${limits.eventNameChars} characters`);
  }
  if (event.socket_id !== undefined && !isSocketId(event.socket_id))
    return bad(`Invalid socket_id: ${event.socket_id}`);
  if (Buffer.byteLength(event.data) <= limits.eventDataBytes) return undefined;
  const message = `The data content of this event exceeds the allowed maximum (${limits.eventDataBytes} bytes).`;
  return { status: 413, message };
}
