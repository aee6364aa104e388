import { z } from "zod";
import { buildEvent, encodeEvents, EventName, type SendGridEvent } from "./event-payloads";
import type { EventSigner } from "./event-signer";
import type { MailboxMessage } from "./mail-schema";

export const WebhookConfig = z.object({
  /** Null stops the events. */
  url: z.url().nullable(),
  /** What follows an accepted message; the first goes out at once, the others after it was answered. */
  events: z.array(EventName).default(["processed", "delivered"]),
  /** Sends every body this often, as SendGrid does on a bad day. */
  copies: z.int().min(1).max(46).default(1),
});
export type WebhookConfig = z.infer<typeof WebhookConfig>;
export type Delivery = { status: number | null; events: SendGridEvent[] };

const attempts = 3;
const retryDelayMs = 250;
const keptDeliveries = 200;

/** Posts signed events to the configured URL, in order and one call at a time. */
export class EventWebhook {
  config: WebhookConfig = { url: null, events: ["processed", "delivered"], copies: 1 };
  readonly deliveries: Delivery[] = [];
  readonly #signer: EventSigner;
  #queue: Promise<void> = Promise.resolve();
  #stopped = false;

  constructor(signer: EventSigner) {
    this.#signer = signer;
  }

  /** Starts the configured life of freshly accepted messages. */
  announce(messages: MailboxMessage[]) {
    for (const name of this.config.events) this.emit(name, messages);
  }

  emit(name: EventName, messages: MailboxMessage[]) {
    if (!this.config.url || messages.length === 0) return;
    const events = messages.map((message) => buildEvent(name, message));
    for (let copy = 0; copy < this.config.copies; copy += 1) {
      this.#queue = this.#queue.then(() => this.#deliver(events));
    }
  }

  async stop() {
    this.#stopped = true;
    await this.#queue;
  }

  async #deliver(events: SendGridEvent[]) {
    const body = encodeEvents(events);
    for (let attempt = 1; attempt <= attempts && !this.#stopped && this.config.url; attempt += 1) {
      const status = await post(this.config.url, body, this.#signer.headers(body));
      this.deliveries.push({ status, events });
      if (this.deliveries.length > keptDeliveries) this.deliveries.shift();
      if (status !== null && status >= 200 && status < 300) return;
      await new Promise((resolve) => setTimeout(resolve, retryDelayMs * attempt).unref());
    }
  }
}

/** The status answered, or null when there was no answer. */
async function post(url: string, body: string, headers: Record<string, string>): Promise<number | null> {
  try {
    const response = await fetch(url, { method: "POST", body, headers, signal: AbortSignal.timeout(10_000) });
    await response.arrayBuffer();
    return response.status;
  } catch {
    return null;
  }
}
