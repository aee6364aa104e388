import { z } from "zod";
import { Activity, activityKinds } from "@/lib/leads/schemas";

export const messageStatuses = [
  "received",
  "pending",
  "sending",
  "unknown",
  "sent",
  "delivered",
  "read",
  "failed",
  "canceled",
] as const;
export type MessageStatus = (typeof messageStatuses)[number];

/** One person's answer to a message with an emoji; the last one counts. */
export const Reaction = z.object({ by: z.enum(["contact", "team"]), emoji: z.string() });
export type Reaction = z.infer<typeof Reaction>;

/** A message's file. Its bytes are behind a link that is asked for. */
export const MessageMedia = z.object({
  kind: z.string(),
  status: z.enum(["pending", "stored", "failed"]),
  failure: z.string().nullable(),
  file_name: z.string().nullable(),
  content_type: z.string().nullable(),
  size_bytes: z.int().nullable(),
  is_voice: z.boolean(),
  width: z.int().nullable(),
  height: z.int().nullable(),
});
export type MessageMedia = z.infer<typeof MessageMedia>;

export const Message = z.object({
  id: z.uuid(),
  lead_id: z.uuid().nullable(),
  conversation_id: z.uuid(),
  direction: z.enum(["inbound", "outbound"]),
  message_type: z.string(),
  content: z.string().nullable(),
  status: z.enum(messageStatuses),
  provider_type: z.string(),
  provider_message_id: z.string().nullable(),
  from_number: z.string().nullable(),
  to_number: z.string().nullable(),
  contact_name: z.string().nullable(),
  author_type: z.enum(["contact", "user", "agent"]),
  sent_by: z.uuid().nullable(),
  sent_by_name: z.string().nullable(),
  failure: z.object({ code: z.string(), detail: z.string().optional() }).nullable(),
  metadata: z.record(z.string(), z.unknown()),
  media: MessageMedia.nullable(),
  reactions: z.array(Reaction),
  /** Its author changed it, or took it back; what it said before is in the audit log. */
  edited_at: z.iso.datetime().nullable(),
  revoked_at: z.iso.datetime().nullable(),
  /** The failed message this one was sent again for, and whether this one has been. */
  retry_of: z.uuid().nullable(),
  is_retried: z.boolean(),
  /** What the provider charged, in its words. */
  pricing: z.record(z.string(), z.unknown()).nullable(),
  sentiment_score: z.number().nullable(),
  urgency_score: z.int().nullable(),
  intent: z.string().nullable(),
  language: z.string().nullable(),
  /** The message's own words that mood, urgency and intent rest on. */
  analysis_reasons: z.array(z.object({ about: z.string(), cue: z.string() })).nullable(),
  occurred_at: z.iso.datetime(),
  delivered_at: z.iso.datetime().nullable(),
  read_at: z.iso.datetime().nullable(),
  created_at: z.iso.datetime(),
});
export type Message = z.infer<typeof Message>;

/** What was done or said, at one place in a lead's history. */
export const TimelineItem = z.discriminatedUnion("type", [
  z.object({ type: z.literal("activity"), id: z.uuid(), at: z.iso.datetime(), activity: Activity }),
  z.object({ type: z.literal("message"), id: z.uuid(), at: z.iso.datetime(), message: Message }),
]);
export type TimelineItem = z.infer<typeof TimelineItem>;

export const timelineKinds = [...activityKinds, "message"] as const;
export type TimelineKind = (typeof timelineKinds)[number];
export const ListTimelineInput = z.object({
  lead_id: z.uuid(),
  kind: z.enum(timelineKinds).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(50),
  cursor: z.string().max(300).optional(),
});

export const Conversation = z.object({
  id: z.uuid(),
  contact_id: z.uuid(),
  lead_id: z.uuid().nullable(),
  contact_name: z.string(),
  contact_phone: z.string().nullable(),
  channel: z.string(),
  status: z.enum(["open", "snoozed", "resolved"]),
  handler: z.enum(["agent", "human"]),
  assigned_to: z.uuid().nullable(),
  assigned_to_name: z.string().nullable(),
  stage_id: z.uuid().nullable(),
  stage_name: z.string().nullable(),
  lead_score: z.int().nullable(),
  unread_count: z.int(),
  /** The contact's mood over their messages, −1 … 1, and how pressing the last of them is, 0 … 100. */
  mood: z.number().nullable(),
  urgency: z.int().nullable(),
  last_message_at: z.iso.datetime().nullable(),
  last_message_preview: z.string().nullable(),
  last_message_direction: z.enum(["inbound", "outbound"]).nullable(),
  /** Until then free-form messages may be sent; null when the contact has not written yet. */
  window_expires_at: z.iso.datetime().nullable(),
  version: z.int(),
});
export type Conversation = z.infer<typeof Conversation>;

const Limit = z.coerce.number().int().min(1).max(100).default(50);
const Cursor = z.string().max(300).optional();

export const conversationViews = ["all", "mine", "unassigned"] as const;
export const ListConversationsInput = z.object({
  view: z.enum(conversationViews).default("all"),
  status: z.enum(["open", "resolved"]).default("open"),
  limit: Limit,
  cursor: Cursor,
});
export const ConversationIdInput = z.object({ conversation_id: z.uuid() });
export const ListMessagesInput = z.object({ conversation_id: z.uuid(), limit: Limit, cursor: Cursor });
export const ListLeadMessagesInput = z.object({ lead_id: z.uuid(), limit: Limit, cursor: Cursor });

/** WhatsApp's own limit for a text. */
const Content = z.string().trim().min(1).max(4_096);
/** Stored behind the writer's id, in 120 characters. */
const IdempotencyKey = z.string().min(8).max(75).optional();
export const SendMessageInput = z.object({
  conversation_id: z.uuid(),
  content: Content,
  /** The message of the thread that this one answers. */
  reply_to: z.uuid().optional(),
  idempotency_key: IdempotencyKey,
});
/** The most WhatsApp carries of anything, a document. */
export const fileBytesMax = 100 * 1_048_576;
export const captionMax = 1_024;
/** What comes with a file. */
export const SendMediaInput = z.object({
  caption: z.string().trim().max(captionMax).optional(),
  is_voice: z.boolean().default(false),
  /** Sent untouched, with its name, also when WhatsApp could show it. */
  as_document: z.boolean().default(false),
  reply_to: z.uuid().optional(),
  idempotency_key: IdempotencyKey,
});
export const MessageIdInput = z.object({ message_id: z.uuid() });
/** An emoji, or nothing to take it back. */
export const ReactInput = z.object({
  message_id: z.uuid(),
  emoji: z
    .string()
    .max(16)
    .regex(/^$|^(\p{Extended_Pictographic}|\p{Regional_Indicator}|[0-9#*]\uFE0F?\u20E3)/u),
});
export const SendLeadMessageInput = z.object({
  lead_id: z.uuid(),
  content: Content,
  provider: z.enum(["whatsapp"]).default("whatsapp"),
  idempotency_key: IdempotencyKey,
});

export const SetupWhatsAppInput = z.object({
  provider_type: z.literal("business_api"),
  phone_id: z
    .string()
    .trim()
    .regex(/^\d{5,30}$/, "wrong_phone_id"),
  access_token: z.string().trim().min(8).max(1_000),
  waba_id: z
    .string()
    .trim()
    .regex(/^\d{5,30}$/, "wrong_phone_id")
    .optional(),
  app_secret: z.string().trim().min(8).max(200).optional(),
  display_phone_number: z.string().trim().max(30).optional(),
});
export const WhatsAppIntegration = z.object({
  id: z.uuid().nullable(),
  status: z.enum(["not_configured", "connected", "disconnected", "needs_attention"]),
  provider_type: z.string().nullable(),
  phone_id: z.string().nullable(),
  waba_id: z.string().nullable(),
  display_phone_number: z.string().nullable(),
  verified_name: z.string().nullable(),
  webhook_url: z.string(),
  webhook_verify_token: z.string().nullable(),
  /** Deliveries refused today, by reason. */
  refused_deliveries: z.record(z.string(), z.int()),
});
export type WhatsAppIntegration = z.infer<typeof WhatsAppIntegration>;
