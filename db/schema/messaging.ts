import { sql } from "drizzle-orm";
import {
  boolean,
  check,
  index,
  integer,
  jsonb,
  pgTable,
  real,
  text,
  unique,
  uniqueIndex,
  uuid,
  varchar,
} from "drizzle-orm/pg-core";
import { createdAt, id, instant, updatedAt } from "../columns";
import { contacts } from "./contacts";
import { stored_files } from "./files";
import { leads } from "./leads";
import { memberReference, organizationId, orgReference } from "./organizations";
import { searchText } from "./search-text";

/** A thread with a contact on one family of channels; at most one is open at a time. */
export const conversations = pgTable(
  "conversations",
  {
    id: id(),
    organization_id: organizationId(),
    contact_id: uuid().notNull(),
    lead_id: uuid(),
    channel: varchar({ length: 20 }).notNull(),
    status: varchar({ length: 20 }).notNull().default("open"),
    assigned_to: uuid(),
    /** Who answers: the agent, or people since somebody took over. */
    handler: varchar({ length: 10 }).notNull().default("agent"),
    /** Fencing token: grows when the handler changes, so that a reply made before the change is not sent after it. */
    handler_epoch: integer().notNull().default(0),
    unread_count: integer().notNull().default(0),
    last_message_id: uuid(),
    last_message_at: instant(),
    last_message_preview: varchar({ length: 160 }),
    last_message_direction: varchar({ length: 10 }),
    /** When the contact last wrote, by the provider's clock; WhatsApp's 24-hour window counts from here. */
    last_inbound_at: instant(),
    /** The contact's mood over their messages, the latest counting most; null until one says something about it. */
    mood: real(),
    /** How pressing the contact's last message is. */
    urgency: integer(),
    version: integer().notNull().default(1),
    created_at: createdAt(),
    updated_at: updatedAt(),
  },
  (t) => [
    unique("uq_conversations_org_id").on(t.organization_id, t.id),
    uniqueIndex("uq_conversations_org_open")
      .on(t.organization_id, t.contact_id, t.channel)
      .where(sql`${t.status} <> 'resolved'`),
    orgReference(
      "fk_conversations_contact",
      [t.organization_id, t.contact_id],
      [contacts.organization_id, contacts.id],
    ),
    orgReference("fk_conversations_lead", [t.organization_id, t.lead_id], [leads.organization_id, leads.id]),
    memberReference("fk_conversations_assigned_to", [t.organization_id, t.assigned_to]),
    index("ix_conversations_org_last").on(t.organization_id, t.last_message_at, t.id),
    index("ix_conversations_org_lead").on(t.organization_id, t.lead_id),
    check("conversations_channel", sql`${t.channel} in ('whatsapp')`),
    check("conversations_status", sql`${t.status} in ('open','snoozed','resolved')`),
    check("conversations_handler", sql`${t.handler} in ('agent','human')`),
  ],
);

export const messages = pgTable(
  "messages",
  {
    id: id(),
    organization_id: organizationId(),
    lead_id: uuid(),
    conversation_id: uuid().notNull(),
    provider_type: varchar({ length: 50 }).notNull(),
    provider_message_id: varchar({ length: 255 }),
    direction: varchar({ length: 10 }).notNull(),
    message_type: varchar({ length: 50 }).notNull(),
    content: text(),
    from_number: varchar({ length: 50 }),
    to_number: varchar({ length: 50 }),
    contact_name: varchar({ length: 255 }),
    /** Who wrote an outgoing message: a person (`sent_by`) or the agent. */
    author_type: varchar({ length: 10 }).notNull(),
    sent_by: uuid(),
    status: varchar({ length: 50 }).notNull(),
    /** Given by the writer before the provider is called: one key, one message. */
    idempotency_key: varchar({ length: 120 }),
    /** How often the provider was asked to send it. */
    attempts: integer().notNull().default(0),
    failure: jsonb().$type<{ code: string; detail?: string }>(),
    /** The provider's id of the message that a reaction, an edit or a deletion is about. */
    refers_to: varchar({ length: 255 }),
    /** Its author changed it, or took it back, after it was sent. */
    edited_at: instant(),
    revoked_at: instant(),
    /** The failed message that a person sent again with this one. */
    retry_of: uuid(),
    /** What the provider charged, in its words. */
    pricing: jsonb().$type<Record<string, unknown>>(),
    /** The order within a thread: the provider's time for what came in, ours for what goes out. */
    occurred_at: instant()
      .notNull()
      .default(sql`now()`),
    sent_at: instant(),
    delivered_at: instant(),
    read_at: instant(),
    sentiment_score: real(),
    urgency_score: integer(),
    /** How far the sign of the mood can be trusted, 0 … 1. */
    sentiment_confidence: real(),
    intent: varchar({ length: 20 }),
    language: varchar({ length: 5 }),
    /** The message's own words the values rest on. */
    analysis_reasons: jsonb().$type<{ about: string; cue: string }[]>(),
    ai_summary: text(),
    ai_processed_at: instant(),
    metadata: jsonb().$type<Record<string, unknown>>().notNull().default({}),
    created_at: createdAt(),
    updated_at: updatedAt(),
  },
  (t) => [
    unique("uq_messages_org_id").on(t.organization_id, t.id),
    unique("uq_messages_org_provider_id").on(t.organization_id, t.provider_type, t.provider_message_id),
    unique("uq_messages_org_idempotency").on(t.organization_id, t.idempotency_key),
    orgReference(
      "fk_messages_conversation",
      [t.organization_id, t.conversation_id],
      [conversations.organization_id, conversations.id],
    ).onDelete("cascade"),
    orgReference("fk_messages_lead", [t.organization_id, t.lead_id], [leads.organization_id, leads.id]),
    orgReference("fk_messages_retry_of", [t.organization_id, t.retry_of], [t.organization_id, t.id]),
    memberReference("fk_messages_sent_by", [t.organization_id, t.sent_by]),
    index("ix_messages_org_refers_to")
      .on(t.organization_id, t.refers_to)
      .where(sql`${t.refers_to} is not null`),
    index("ix_messages_org_retry_of")
      .on(t.organization_id, t.retry_of)
      .where(sql`${t.retry_of} is not null`),
    index("ix_messages_org_conversation").on(t.organization_id, t.conversation_id, t.occurred_at, t.id),
    index("ix_messages_org_lead").on(t.organization_id, t.lead_id, t.occurred_at, t.id),
    index("ix_messages_unsettled")
      .on(t.organization_id, t.updated_at)
      .where(sql`${t.status} in ('pending','sending','unknown')`),
    index("ix_messages_search")
      .using("gin", t.organization_id, sql`${sql.raw(searchText.messages)} gin_trgm_ops`)
      .where(sql`${t.content} is not null`),
    check("messages_direction", sql`${t.direction} in ('inbound','outbound')`),
    check("messages_author", sql`${t.author_type} in ('contact','user','agent')`),
    check(
      "messages_status",
      sql`${t.status} in ('received','pending','sending','unknown','sent','delivered','read','failed','canceled')`,
    ),
  ],
);

/** The file of a message: its bytes are fetched, or uploaded, apart from the message. */
export const message_media = pgTable(
  "message_media",
  {
    id: id(),
    organization_id: organizationId(),
    message_id: uuid().notNull(),
    kind: varchar({ length: 20 }).notNull(),
    /** The provider's name for the file; valid for some days. */
    provider_media_id: varchar({ length: 255 }),
    /** What the provider said it is, until the bytes are here. */
    mime_type: varchar({ length: 120 }),
    file_name: varchar({ length: 255 }),
    is_voice: boolean().notNull().default(false),
    status: varchar({ length: 20 }).notNull().default("pending"),
    /** Why there is no file. */
    failure: varchar({ length: 60 }),
    attempts: integer().notNull().default(0),
    file_id: uuid(),
    width: integer(),
    height: integer(),
    created_at: createdAt(),
    updated_at: updatedAt(),
  },
  (t) => [
    unique("uq_message_media_org_id").on(t.organization_id, t.id),
    unique("uq_message_media_org_message").on(t.organization_id, t.message_id),
    orgReference(
      "fk_message_media_message",
      [t.organization_id, t.message_id],
      [messages.organization_id, messages.id],
    ).onDelete("cascade"),
    orgReference(
      "fk_message_media_file",
      [t.organization_id, t.file_id],
      [stored_files.organization_id, stored_files.id],
    ),
    index("ix_message_media_org_file").on(t.organization_id, t.file_id),
    index("ix_message_media_pending")
      .on(t.updated_at)
      .where(sql`${t.status} = 'pending'`),
    check("message_media_status", sql`${t.status} in ('pending','stored','failed')`),
  ],
);
