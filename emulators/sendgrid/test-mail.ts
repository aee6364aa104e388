import { control } from "../shared/test-support";
import type { MailboxMessage } from "./index";

export const mail = {
  from: { email: "crm@example.com", name: "CRM" },
  subject: "Bem-vinda",
  personalizations: [{ to: [{ email: "ana@example.com" }], custom_args: { message_id: "m1" } }],
  content: [
    { type: "text/plain", value: "Olá" },
    { type: "text/html", value: "<p>Olá</p>" },
  ],
  custom_args: { org: "o1" },
};

/** Posts to `mail/send` with the local key; a string is sent as it is. */
export function sendMail(
  url: string,
  body: unknown,
  headers: Record<string, string> = {},
): Promise<Response> {
  return fetch(`${url}/sendgrid/v3/mail/send`, {
    method: "POST",
    headers: { authorization: "Bearer SG.local", "content-type": "application/json", ...headers },
    body: typeof body === "string" ? body : JSON.stringify(body),
  });
}

export async function readInbox(url: string, to = ""): Promise<MailboxMessage[]> {
  const answer = await control(url, "GET", `/mailbox/api/messages?to=${encodeURIComponent(to)}`);
  return (answer as { data: MailboxMessage[] }).data; // the emulator's own answer
}
