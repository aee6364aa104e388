import { z } from "zod";

const Address = z.object({ email: z.string(), name: z.string().optional() });

/** The parts of an accepted `mail/send` body that end up in a mailbox; `validateMail` has judged it before. */
export const Mail = z.object({
  from: Address,
  subject: z.string().optional(),
  template_id: z.string().optional(),
  personalizations: z.array(
    z.object({
      from: Address.optional(),
      to: z.array(Address),
      cc: z.array(Address).optional(),
      bcc: z.array(Address).optional(),
      subject: z.string().optional(),
      custom_args: z.record(z.string(), z.string()).optional(),
    }),
  ),
  content: z.array(z.object({ type: z.string(), value: z.string() })).optional(),
  categories: z.array(z.string()).optional(),
  custom_args: z.record(z.string(), z.string()).optional(),
  attachments: z.array(z.object({ filename: z.string(), type: z.string().optional() })).optional(),
  mail_settings: z
    .object({ sandbox_mode: z.object({ enable: z.boolean().optional() }).optional() })
    .optional(),
});
export type Mail = z.infer<typeof Mail>;

/** One message as one recipient got it. */
export const MailboxMessage = z.object({
  id: z.string(),
  /** The `X-Message-Id` of the send this message came with. */
  sg_message_id: z.string(),
  to: z.string(),
  to_name: z.string().nullable(),
  from: z.string(),
  from_name: z.string().nullable(),
  subject: z.string(),
  text: z.string().nullable(),
  html: z.string().nullable(),
  attachments: z.array(z.string()),
  categories: z.array(z.string()),
  custom_args: z.record(z.string(), z.string()),
  created_at: z.iso.datetime(),
});
export type MailboxMessage = z.infer<typeof MailboxMessage>;
