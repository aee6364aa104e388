import { sql } from "drizzle-orm";
import { check, index, jsonb, pgTable, unique, uniqueIndex, uuid, varchar } from "drizzle-orm/pg-core";
import { createdAt, id, instant, updatedAt } from "../columns";
import { conversations, messages } from "./messaging";
import { memberReference, organizationId, orgReference } from "./organizations";

/** What made the product call somebody to a thread: once per episode and kind, with its cause. */
export const message_alerts = pgTable(
  "message_alerts",
  {
    id: id(),
    organization_id: organizationId(),
    kind: varchar({ length: 20 }).notNull(),
    conversation_id: uuid().notNull(),
    message_id: uuid().notNull(),
    /** Values, thresholds, trend, baseline and the words, as they were. */
    cause: jsonb().$type<Record<string, unknown>>().notNull().default({}),
    /** Who was told, and to whom a lead of nobody was given. */
    outcome: jsonb().$type<Record<string, unknown>>().notNull().default({}),
    /** The end of the episode; until then nothing of its kind is raised in this thread. */
    ended_at: instant(),
    handled_by: uuid(),
    created_at: createdAt(),
    updated_at: updatedAt(),
  },
  (t) => [
    unique("uq_message_alerts_org_id").on(t.organization_id, t.id),
    uniqueIndex("uq_message_alerts_org_episode")
      .on(t.organization_id, t.conversation_id, t.kind)
      .where(sql`${t.ended_at} is null`),
    orgReference(
      "fk_message_alerts_conversation",
      [t.organization_id, t.conversation_id],
      [conversations.organization_id, conversations.id],
    ).onDelete("cascade"),
    orgReference(
      "fk_message_alerts_message",
      [t.organization_id, t.message_id],
      [messages.organization_id, messages.id],
    ).onDelete("cascade"),
    memberReference("fk_message_alerts_handled_by", [t.organization_id, t.handled_by]),
    index("ix_message_alerts_org_created").on(t.organization_id, t.created_at, t.id),
    index("ix_message_alerts_org_conversation").on(t.organization_id, t.conversation_id, t.created_at),
    check("message_alerts_kind", sql`${t.kind} in ('urgent','negative','opportunity')`),
  ],
);
