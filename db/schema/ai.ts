import { sql } from "drizzle-orm";
import { check, index, integer, jsonb, pgTable, text, unique, uuid, varchar } from "drizzle-orm/pg-core";
import { createdAt, id, instant, updatedAt } from "../columns";
import { leads } from "./leads";
import { conversations } from "./messaging";
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
