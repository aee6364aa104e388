import { randomBytes } from "node:crypto";
import { Hono } from "hono";
import { bearerToken, isRecord, parseJson, sameText } from "../shared/http";
import type { EventWebhook } from "./event-webhook";
import { plainError, type MailError } from "./mail-errors";
import { Mail } from "./mail-schema";
import type { Mailbox } from "./mailbox";
import { validateMail } from "./validate-mail";

const maxMailBytes = 30 * 1024 * 1024;
const rateLimit = 600;

/** Addresses allowed as sender; undefined allows all, as an account with a verified domain does. */
export type VerifiedSenders = { emails?: string[] };

type MailSendOptions = { apiKey: string; mailbox: Mailbox; webhook: EventWebhook; senders: VerifiedSenders };

/** `POST /sendgrid/v3/mail/send`: 202 without a body, or SendGrid's list of errors. */
export function mailSendApi({ apiKey, mailbox, webhook, senders }: MailSendOptions): Hono {
  const app = new Hono();
  app.post("/sendgrid/v3/mail/send", async (c) => {
    const refuse = (status: 400 | 401 | 403 | 413 | 415, ...errors: MailError[]) =>
      c.json({ errors }, status);
    const token = bearerToken(c);
    if (!token || !sameText(token, apiKey)) {
      return refuse(401, plainError("The provided authorization grant is invalid, expired, or revoked"));
    }
    if (!/^application\/json\b/i.test(c.req.header("content-type") ?? "")) {
      return refuse(415, plainError("Content-Type should be application/json."));
    }
    const body = await c.req.text();
    if (Buffer.byteLength(body) > maxMailBytes) return refuse(413, plainError("content too large"));
    const json = parseJson(body);
    if (!isRecord(json)) return refuse(400, plainError("Bad Request"));
    const errors = validateMail(json);
    if (errors.length > 0) return refuse(400, ...errors);
    const parsed = Mail.safeParse(json);
    if (!parsed.success) {
      const issue = parsed.error.issues[0];
      return refuse(400, {
        message: issue?.message ?? "Bad Request",
        field: issue?.path.join(".") ?? null,
        help: null,
      });
    }
    if (senders.emails && !senders.emails.includes(parsed.data.from.email.toLowerCase())) {
      const message =
        "The from address does not match a verified Sender Identity. Mail cannot be sent until this error is resolved. Visit https://sendgrid.com/docs/for-developers/sending-email/sender-identity/ to see the Sender Identity requirements";
      return refuse(403, { message, field: "from", help: null });
    }
    c.header("X-RateLimit-Limit", String(rateLimit));
    c.header("X-RateLimit-Remaining", String(rateLimit - 1));
    if (parsed.data.mail_settings?.sandbox_mode?.enable) return c.body(null, 200);
    const messageId = randomBytes(16).toString("base64url");
    webhook.announce(mailbox.add(parsed.data, messageId));
    c.header("X-Message-Id", messageId);
    return c.body(null, 202);
  });
  app.all("/sendgrid/v3/mail/send", (c) => c.json({ errors: [plainError("method not allowed")] }, 405));
  app.all("/sendgrid/*", (c) => c.json({ errors: [plainError("not found")] }, 404));
  return app;
}
