import { createHash, randomBytes } from "node:crypto";
import { z } from "zod";
import type { MailboxMessage } from "./mail-schema";

export const EventName = z.enum([
  "processed",
  "delivered",
  "deferred",
  "bounce",
  "dropped",
  "open",
  "click",
  "spamreport",
  "unsubscribe",
]);
export type EventName = z.infer<typeof EventName>;
export type SendGridEvent = Record<string, unknown> & { event: EventName; sg_event_id: string };

/** One event about one message. Custom args are top-level keys, as SendGrid sends them. */
export function buildEvent(event: EventName, message: MailboxMessage, nowMs = Date.now()): SendGridEvent {
  const { categories } = message;
  return {
    ...message.custom_args,
    email: message.to,
    timestamp: Math.floor(nowMs / 1000),
    "smtp-id": `<${message.sg_message_id}@geopod-ismtpd-1>`,
    event,
    // One category arrives as a string, several as an array.
    ...(categories.length > 0 ? { category: categories.length === 1 ? categories[0] : categories } : {}),
    sg_event_id: randomBytes(16).toString("base64url"),
    sg_message_id: eventMessageId(message),
    ...details(event),
  };
}

/** The body as SendGrid writes it: its own spacing and a CRLF at the end, so that only the raw bytes verify. */
export function encodeEvents(events: SendGridEvent[]): string {
  return `[${events.map((event) => JSON.stringify(event)).join(",\r\n")}]\r\n`;
}

/** `X-Message-Id` plus what the receiving node appends; stable for one message. */
function eventMessageId(message: MailboxMessage): string {
  const node = createHash("sha256").update(message.id).digest("hex");
  return `${message.sg_message_id}.recvd-${node.slice(0, 10)}-${node.slice(10, 15)}-1-${node.slice(15, 23).toUpperCase()}-1.0`;
}

function details(event: EventName): Record<string, unknown> {
  const browser = { useragent: "Mozilla/5.0 (emulated)", ip: "203.0.113.7" };
  switch (event) {
    case "delivered":
      return { response: "250 2.0.0 OK (emulated)", ip: "203.0.113.5", tls: 1 };
    case "deferred":
      return { response: "400 try again later", attempt: "1" };
    case "bounce":
      return {
        reason: "550 5.1.1 The email account that you tried to reach does not exist.",
        status: "5.1.1",
        type: "bounce",
        bounce_classification: "Invalid Address",
      };
    case "dropped":
      return { reason: "Bounced Address", status: "5.0.0" };
    case "open":
      return { ...browser, sg_machine_open: false };
    case "click":
      return { ...browser, url: "https://example.com/", url_offset: { index: 0, type: "html" } };
    default:
      return {};
  }
}
