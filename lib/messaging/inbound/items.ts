import { z } from "zod";

/** A file that came with a message: the provider's name for it, and what the provider says it is. */
export const InboundMedia = z.object({
  id: z.string().nullable(),
  mime_type: z.string().nullable(),
  file_name: z.string().nullable(),
  is_voice: z.boolean(),
  /** The provider could not take it itself. */
  failure: z.string().nullable(),
});
export type InboundMedia = z.infer<typeof InboundMedia>;

/** What a provider told us, in our words. Stored as it is in `inbound_events.payload`, hence a schema. */
export const InboundMessage = z.object({
  kind: z.literal("message"),
  key: z.string(),
  /** Null where the provider named no account; the delivery's signature and address decide then. */
  account_id: z.string().nullable(),
  business_id: z.string().nullable().default(null),
  /** Written by the business itself, in its phone app; the person is then whom it was written to. */
  from_us: z.boolean().default(false),
  provider_message_id: z.string(),
  /** Digits as the provider writes them; absent for people who hide their number behind a user name. */
  phone: z.string().nullable(),
  /** The provider's own id of the person, scoped to the business. */
  user_id: z.string().nullable(),
  profile_name: z.string().nullable(),
  message_type: z.string(),
  content: z.string().nullable(),
  /** The provider's id of the message that a reaction, an edit or a deletion is about. */
  refers_to: z.string().nullable().default(null),
  occurred_at: z.iso.datetime(),
  media: InboundMedia.nullable().default(null),
  /** Media ids, coordinates, quoted message, ad referral …: kept on first sight, most is not sent again. */
  metadata: z.record(z.string(), z.unknown()),
});
export type InboundMessage = z.infer<typeof InboundMessage>;

export const InboundStatus = z.object({
  kind: z.literal("status"),
  key: z.string(),
  account_id: z.string().nullable(),
  business_id: z.string().nullable().default(null),
  provider_message_id: z.string(),
  /** Our message id, when the provider echoes it. */
  reference: z.string().nullable(),
  status: z.enum(["sent", "delivered", "read", "failed"]),
  occurred_at: z.iso.datetime(),
  failure: z.object({ code: z.string(), detail: z.string().optional() }).nullable(),
  /** What it costs, in the provider's words. */
  pricing: z.record(z.string(), z.unknown()).nullable().default(null),
});
export type InboundStatus = z.infer<typeof InboundStatus>;

/** Something we do not act on (template reviews, account notices, kinds that did not exist yet): kept, answered 200. */
export const InboundNotice = z.object({
  kind: z.literal("notice"),
  key: z.string(),
  /** Null where the provider names only the business account. */
  account_id: z.string().nullable(),
  business_id: z.string().nullable(),
  topic: z.string(),
  raw: z.unknown(),
});
export type InboundNotice = z.infer<typeof InboundNotice>;

export const InboundItem = z.discriminatedUnion("kind", [InboundMessage, InboundStatus, InboundNotice]);
export type InboundItem = z.infer<typeof InboundItem>;
