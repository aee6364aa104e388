import { z } from "zod";
import { batch, newWamid } from "./payloads";
import type { Account } from "./accounts";
import type { WebhookBody } from "./payload-types";

/**
 * What can go wrong with one webhook. A fault is used up by `times` deliveries, oldest fault first,
 * and touches the first attempt of a delivery only: its retries are clean.
 */
export const WebhookFault = z.object({
  kind: z.enum([
    /** Two equal deliveries at the same moment. */
    "duplicate",
    /** Waits for the next delivery of the same WABA and goes out after it (alone after `ms`, default 5 s). */
    "reorder",
    /** Signed with another secret. */
    "wrong_signature",
    /** One digit of the body changes after signing; it stays valid JSON. */
    "corrupt",
    /** The same event for another tenant's account rides in the same delivery. */
    "two_tenants",
    /** Goes out `ms` later (default 5 s). */
    "delay",
  ]),
  times: z.int().positive().default(1),
  ms: z.int().positive().default(5000),
  /** Leaves the other kind of delivery alone. */
  only: z.enum(["messages", "statuses"]).optional(),
  /** `false`: a delivery spoiled by this fault is not tried again. */
  retry: z.boolean().default(true),
  phone_number_id: z.string().optional(),
});
export type WebhookFault = z.infer<typeof WebhookFault>;

/** The queue behind `POST /control/whatsapp/webhook-faults`. */
export class WebhookFaults {
  readonly queue: WebhookFault[] = [];

  add(fault: z.input<typeof WebhookFault>) {
    this.queue.push(WebhookFault.parse(fault));
  }

  take(body: WebhookBody, phoneNumberId?: string): WebhookFault | undefined {
    const index = this.queue.findIndex(
      (fault) =>
        (!fault.only || kindOf(body) === fault.only) &&
        (!fault.phone_number_id || fault.phone_number_id === phoneNumberId),
    );
    const fault = this.queue[index];
    if (!fault) return undefined;
    fault.times -= 1;
    if (fault.times <= 0) this.queue.splice(index, 1);
    return { ...fault };
  }

  clear() {
    this.queue.length = 0;
  }
}

/** `messages` or `statuses` for conversation traffic, else the webhook field. */
export function kindOf(body: WebhookBody): string {
  const change = body.entry[0]?.changes[0];
  return change?.value.statuses ? "statuses" : (change?.field ?? "unknown");
}

/** Changes one digit of a timestamp, so that only the signature tells. */
export function corrupt(raw: Buffer): Buffer {
  const copy = Buffer.from(raw);
  const marker = copy.indexOf('"timestamp":"');
  const at =
    marker >= 0 ? marker + '"timestamp":"'.length : copy.findIndex((byte) => byte >= 0x30 && byte <= 0x39);
  copy[at] = copy[at] === 0x31 ? 0x32 : 0x31;
  return copy;
}

/** The delivery plus the same event addressed to `other`, with ids of its own. */
export function withSecondTenant(body: WebhookBody, other: Account): WebhookBody {
  const twin = structuredClone(body);
  for (const entry of twin.entry) {
    entry.id = other.wabaId;
    for (const { value } of entry.changes) {
      if (value.metadata) {
        value.metadata.phone_number_id = other.phoneNumberId;
        value.metadata.display_phone_number = other.displayPhoneNumber.replace(/\D/g, "");
      }
      for (const message of value.messages ?? []) message.id = newWamid(message.from);
      for (const status of value.statuses ?? []) status.id = newWamid(status.recipient_id, "outbound");
    }
  }
  return batch([body, twin]);
}
