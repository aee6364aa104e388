import { orgFunction } from "@/inngest/function";
import { sendMail } from "@/lib/mail";

export const sendRequestedMail = orgFunction(
  "mail/requested",
  { id: "send-mail", retries: 5, concurrency: { key: "event.data.org_id", limit: 5 } },
  (ctx, { kind, subject_id }) => sendMail(ctx, { kind, subject_id }),
);
