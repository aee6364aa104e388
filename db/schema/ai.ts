import { sql } from "drizzle-orm";
import {
  check,
  index,
  integer,
  jsonb,
  numeric,
  pgTable,
  smallint,
  text,
  unique,
  uuid,
  varchar,
} from "drizzle-orm/pg-core";
import { createdAt, id, instant, updatedAt } from "../columns";
import { leads } from "./leads";
import { conversations, messages } from "./messaging";
import { memberReference, organizationId, orgReference } from "./organizations";

/** What the agent knows about one conversation: collected answers, score, hand-off. */
export const ai_conversations = pgTable(
  "ai_conversations",
  {
    id: id(),
    organization_id: organizationId(),
    lead_id: uuid(),
    conversation_id: uuid().notNull(),
    conversation_title: varchar({ length: 255 }),
    context_summary: text(),
    /** Qualification answers by name, as `lib/ai` extracts them. */
    slots: jsonb().$type<Record<string, unknown>>().notNull().default({}),
    total_messages: integer().notNull().default(0),
    status: varchar({ length: 20 }).notNull().default("active"),
    handed_off_to: uuid(),
    handed_off_at: instant(),
    handoff_reason: varchar({ length: 40 }),
    total_tokens_used: integer().notNull().default(0),
    context_tokens: integer().notNull().default(0),
    total_cost_usd: numeric({ precision: 12, scale: 6 }).notNull().default("0"),
    /** What the person gets who takes over: reason, summary, answers, open question, promises, mood. */
    handoff: jsonb().$type<Record<string, unknown>>(),
    qualification_score: integer(),
    success_outcome: varchar({ length: 20 }),
    created_at: createdAt(),
    updated_at: updatedAt(),
  },
  (t) => [
    unique("uq_ai_conversations_org_id").on(t.organization_id, t.id),
    unique("uq_ai_conversations_org_conversation").on(t.organization_id, t.conversation_id),
    orgReference(
      "fk_ai_conversations_conversation",
      [t.organization_id, t.conversation_id],
      [conversations.organization_id, conversations.id],
    ).onDelete("cascade"),
    orgReference(
      "fk_ai_conversations_lead",
      [t.organization_id, t.lead_id],
      [leads.organization_id, leads.id],
    ),
    memberReference("fk_ai_conversations_handed_off_to", [t.organization_id, t.handed_off_to]),
    index("ix_ai_conversations_org_lead").on(t.organization_id, t.lead_id),
    check("ai_conversations_status", sql`${t.status} in ('active','handed_off','closed')`),
  ],
);

/** How an organization wants its agent; absent, the defaults of `lib/ai/settings` count. */
export const ai_settings = pgTable(
  "ai_settings",
  {
    id: id(),
    organization_id: organizationId(),
    /** As `AgentSettings` in `lib/ai/schemas` reads it. */
    settings: jsonb().$type<Record<string, unknown>>().notNull().default({}),
    version: integer().notNull().default(1),
    updated_by: uuid(),
    /** Since when the model fails, while it does: the admins are told once. */
    model_down_since: instant(),
    /** The month ("2026-11") in which the budget's warning went out. */
    budget_warned_in: varchar({ length: 7 }),
    created_at: createdAt(),
    updated_at: updatedAt(),
  },
  (t) => [
    unique("uq_ai_settings_org_id").on(t.organization_id, t.id),
    unique("uq_ai_settings_org").on(t.organization_id),
    memberReference("fk_ai_settings_updated_by", [t.organization_id, t.updated_by]),
  ],
);

/** One turn of the agent: who made it, what it did, what it cost, what people thought of it. */
export const ai_turns = pgTable(
  "ai_turns",
  {
    id: id(),
    organization_id: organizationId(),
    conversation_id: uuid().notNull(),
    message_id: uuid(),
    source: varchar({ length: 20 }).notNull(),
    /** Why the built-in qualifier answered where a model was to. */
    fallback: varchar({ length: 200 }),
    model: varchar({ length: 100 }),
    tools: jsonb().$type<unknown[]>().notNull().default([]),
    input_tokens: integer().notNull().default(0),
    output_tokens: integer().notNull().default(0),
    cost_usd: numeric({ precision: 12, scale: 6 }).notNull().default("0"),
    duration_ms: integer().notNull().default(0),
    score: integer(),
    rating: smallint(),
    rated_by: uuid(),
    created_at: createdAt(),
    updated_at: updatedAt(),
  },
  (t) => [
    unique("uq_ai_turns_org_id").on(t.organization_id, t.id),
    orgReference(
      "fk_ai_turns_conversation",
      [t.organization_id, t.conversation_id],
      [conversations.organization_id, conversations.id],
    ).onDelete("cascade"),
    orgReference(
      "fk_ai_turns_message",
      [t.organization_id, t.message_id],
      [messages.organization_id, messages.id],
    ).onDelete("cascade"),
    memberReference("fk_ai_turns_rated_by", [t.organization_id, t.rated_by]),
    index("ix_ai_turns_org_created").on(t.organization_id, t.created_at),
    index("ix_ai_turns_org_conversation").on(t.organization_id, t.conversation_id, t.created_at),
    index("ix_ai_turns_org_message").on(t.organization_id, t.message_id),
    check("ai_turns_source", sql`${t.source} in ('built_in','model')`),
    check("ai_turns_rating", sql`${t.rating} in (-1, 1)`),
  ],
);
