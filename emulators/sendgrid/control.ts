import { Hono } from "hono";
import { streamSSE } from "hono/streaming";
import { z } from "zod";
import { readJson } from "../shared/http";
import { EventName } from "./event-payloads";
import type { EventSigner } from "./event-signer";
import { WebhookConfig, type EventWebhook } from "./event-webhook";
import type { VerifiedSenders } from "./mail-send-api";
import type { Mailbox } from "./mailbox";

const EmitRequest = z.object({
  event: EventName,
  to: z.email().optional(),
  sg_message_id: z.string().optional(),
});
const SendersRequest = z.object({ emails: z.array(z.email()).nullable() });
const heartbeatMs = 15_000;

/** Webhook settings, events on demand and sender identities. */
export function sendgridControl(
  mailbox: Mailbox,
  webhook: EventWebhook,
  signer: EventSigner,
  senders: VerifiedSenders,
): Hono {
  return new Hono()
    .put("/control/sendgrid/webhook", async (c) => {
      webhook.config = await readJson(c, WebhookConfig);
      return c.json(webhook.config);
    })
    .get("/control/sendgrid/webhook", (c) => c.json(webhook.config))
    .get("/control/sendgrid/deliveries", (c) => c.json({ data: webhook.deliveries }))
    .get("/control/sendgrid/public-key", (c) => c.json({ public_key: signer.publicKey }))
    .post("/control/sendgrid/events", async (c) => {
      const { event, to, sg_message_id: messageId } = await readJson(c, EmitRequest);
      const messages = mailbox
        .list(to)
        .filter((message) => !messageId || message.sg_message_id === messageId);
      webhook.emit(event, messages);
      return c.json({ emitted: messages.length }, 202);
    })
    .put("/control/sendgrid/senders", async (c) => {
      const { emails } = await readJson(c, SendersRequest);
      senders.emails = emails?.map((email) => email.toLowerCase());
      return c.json({ emails: senders.emails ?? null });
    });
}

/** What the mailbox page and tests read. */
export function mailboxApi(mailbox: Mailbox): Hono {
  return new Hono()
    .get("/mailbox/api/messages", (c) => c.json({ data: mailbox.list(c.req.query("to")) }))
    .delete("/mailbox/api/messages", (c) => {
      mailbox.clear();
      return c.body(null, 204);
    })
    .get("/mailbox/api/stream", (c) =>
      streamSSE(c, async (stream) => {
        // Counted, not flagged: a change while a write is under way must lead to another write.
        let changes = 1;
        let wake = () => {};
        const stop = mailbox.onChange(() => {
          changes += 1;
          wake();
        });
        stream.onAbort(() => wake());
        for (let seen = 0; !stream.aborted;) {
          if (changes === seen) await waitOrBeat((resolve) => (wake = resolve));
          seen = changes;
          await stream.writeSSE({ event: "changed", data: String(mailbox.list().length) });
        }
        stop();
      }),
    );
}

/** Ends when woken or after a while; the write that follows is what notices a browser that is gone. */
function waitOrBeat(onWake: (resolve: () => void) => void): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, heartbeatMs).unref();
    onWake(() => {
      clearTimeout(timer);
      resolve();
    });
  });
}
