import type { WebhookBody } from "./payload-types";
import { kindOf, type WebhookFault } from "./webhook-faults";

/** How many deliveries `GET /control/whatsapp/deliveries` remembers. */
const maxLog = 1000;

export type Delivery = {
  id: number;
  waba_id: string;
  phone_number_id: string | undefined;
  callback_url: string;
  kind: string;
  state: "pending" | "delivered" | "dropped";
  attempts: number;
  last_status: number | null;
  fault: WebhookFault["kind"] | null;
  body: WebhookBody;
};

/** The account, or the number of it, that an event is about. */
export type Target = { wabaId: string; phoneNumberId?: string };

/** What went out to the callbacks, for tests and for a look by hand. */
export class DeliveryLog {
  readonly deliveries: Delivery[] = [];
  #nextId = 1;

  add(target: Target, url: string, body: WebhookBody, fault: WebhookFault | undefined): Delivery {
    const delivery: Delivery = {
      id: this.#nextId++,
      waba_id: target.wabaId,
      phone_number_id: target.phoneNumberId,
      callback_url: url,
      kind: kindOf(body),
      state: "pending",
      attempts: 0,
      last_status: null,
      fault: fault?.kind ?? null,
      body,
    };
    this.deliveries.push(delivery);
    if (this.deliveries.length > maxLog) this.deliveries.shift();
    return delivery;
  }

  clear() {
    this.deliveries.length = 0;
  }
}
