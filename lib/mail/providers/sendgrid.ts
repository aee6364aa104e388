import { env } from "@/lib/env";

const requestTimeoutMs = 10_000;

export type Mail = {
  to: { email: string; name: string };
  subject: string;
  text: string;
  html: string;
  /** Comes back with SendGrid's events; no personal data. */
  reference: Record<string, string>;
};

export const isMailConfigured = (): boolean => Boolean(env().SENDGRID_API_KEY);

/**
 * Hands a mail to SendGrid. There is no idempotency key: a lost answer may mean a second mail after the job's retry,
 * which for our kinds (a link that stays the same) does no harm. @throws Error when it was not accepted.
 */
export async function deliverMail({ to, subject, text, html, reference }: Mail): Promise<void> {
  const { SENDGRID_API_URL, SENDGRID_API_KEY, MAIL_FROM } = env();
  const response = await fetch(`${SENDGRID_API_URL}/v3/mail/send`, {
    method: "POST",
    headers: { authorization: `Bearer ${SENDGRID_API_KEY}`, "content-type": "application/json" },
    body: JSON.stringify({
      personalizations: [{ to: [to.name ? to : { email: to.email }], custom_args: reference }],
      from: parseSender(MAIL_FROM),
      subject,
      content: [
        { type: "text/plain", value: text },
        { type: "text/html", value: html },
      ],
      // The links are secrets; a tracking redirect would pass them through somebody else's logs.
      tracking_settings: {
        click_tracking: { enable: false, enable_text: false },
        open_tracking: { enable: false },
      },
    }),
    signal: AbortSignal.timeout(requestTimeoutMs),
  });
  if (response.status !== 202) throw new Error(`SendGrid answered ${response.status}`);
}

/** "Loved CRM <no-reply@example.com>" */
function parseSender(sender: string): { email: string; name?: string } {
  const match = /^(.*)<(.+)>$/.exec(sender);
  return match?.[2] ? { name: match[1]?.trim(), email: match[2].trim() } : { email: sender };
}
