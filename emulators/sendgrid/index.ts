import { Hono } from "hono";
import type { Emulator, EmulatorContext } from "../shared/emulator";
import { FaultSwitch } from "../shared/faults";
import { mailboxApi, sendgridControl } from "./control";
import { createEventSigner } from "./event-signer";
import { EventWebhook } from "./event-webhook";
import { mailSendApi, type VerifiedSenders } from "./mail-send-api";
import { Mailbox } from "./mailbox";
import { mailboxPage } from "./mailbox-page";

export { buildEvent, encodeEvents, EventName, type SendGridEvent } from "./event-payloads";
export { createEventSigner, type EventSigner } from "./event-signer";
export type { MailboxMessage } from "./mail-schema";

export type SendGridEmulatorOptions = Pick<EmulatorContext, "dataDir"> & {
  apiKey?: string;
  /** The event webhook's key pair is derived from this, so its public key stays the same between runs. */
  eventKeySeed?: string;
};

/** SendGrid's mail send API at `/sendgrid/v3`, its signed event webhook, and a mailbox to read at `/mailbox`. */
export function createSendGridEmulator(options: SendGridEmulatorOptions = {}): Emulator {
  const signer = createEventSigner(options.eventKeySeed ?? "local-sendgrid-events");
  const mailbox = new Mailbox(options.dataDir);
  const webhook = new EventWebhook(signer);
  const senders: VerifiedSenders = {};
  const faults = new FaultSwitch("sendgrid");

  const app = new Hono()
    .use("/sendgrid/*", faults.middleware())
    .route("/", mailSendApi({ apiKey: options.apiKey ?? "SG.local", mailbox, webhook, senders }))
    .route("/", mailboxApi(mailbox))
    .route("/", mailboxPage())
    .route("/", sendgridControl(mailbox, webhook, signer, senders))
    .route("/", faults.routes());

  return { name: "sendgrid", app, close: () => webhook.stop() };
}
