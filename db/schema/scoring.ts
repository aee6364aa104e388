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
import { leads } from "./leads";
import { memberReference, organizationId, orgReference } from "./organizations";

/** Every training of an organization, promoted or not; at most one scores leads. */
export const lead_scoring_models = pgTable(
  "lead_scoring_models",
  {
    id: id(),
    organization_id: organizationId(),
    model_name: varchar({ length: 100 }).notNull(),
    model_version: integer().notNull(),
    model_type: varchar({ length: 50 }).notNull(),
    /** The model itself, as `lib/scoring/learn` made it; only what may score keeps it. */
    config_data: jsonb().$type<Record<string, unknown>>(),
    /** What each value of each factor adds, for people to read. */
    scoring_factors: jsonb().$type<unknown[]>().notNull().default([]),
    status: varchar({ length: 20 }).notNull(),
    /** Why it scores, or why it does not. */
    decision: varchar({ length: 30 }).notNull(),
    accuracy_score: real(),
    /** Null when no lead reached 50 %. */
    precision_score: real(),
    /** The other figures, out of fold and on the newest outcomes. */
    quality: jsonb().$type<Record<string, unknown>>().notNull().default({}),
    won_count: integer().notNull(),
    lost_count: integer().notNull(),
    outcome_window_days: integer(),
    data_from: instant(),
    data_to: instant(),
    is_active: boolean().notNull().default(false),
    training_completed: instant()
      .notNull()
      .default(sql`now()`),
    created_at: createdAt(),
    updated_at: updatedAt(),
  },
  (t) => [
    unique("uq_lead_scoring_models_org_id").on(t.organization_id, t.id),
    unique("uq_lead_scoring_models_org_version").on(t.organization_id, t.model_version),
    uniqueIndex("uq_lead_scoring_models_org_active")
      .on(t.organization_id)
      .where(sql`${t.is_active}`),
    check("lead_scoring_models_status", sql`${t.status} in ('collecting','learning','ready','no_signal')`),
    check(
      "lead_scoring_models_decision",
      sql`${t.decision} in ('promoted','too_few','no_signal','worse_than_base','worse_than_active')`,
    ),
  ],
);

/** Where a lead's score comes from, and why it is what it is. */
export const lead_scores = pgTable(
  "lead_scores",
  {
    id: id(),
    organization_id: organizationId(),
    lead_id: uuid().notNull(),
    model_id: uuid(),
    source: varchar({ length: 10 }).notNull().default("rules"),
    /** What the qualification rules say, kept while something else scores. */
    rule_score: integer(),
    probability: real(),
    /** The reasons as they were when it was scored; they add up to its logit. */
    explanation: jsonb().$type<Record<string, unknown>>(),
    manual_score: integer(),
    manual_reason: text(),
    manual_by: uuid(),
    manual_at: instant(),
    scored_at: instant()
      .notNull()
      .default(sql`now()`),
    created_at: createdAt(),
  },
  (t) => [
    unique("uq_lead_scores_org_id").on(t.organization_id, t.id),
    unique("uq_lead_scores_org_lead").on(t.organization_id, t.lead_id),
    orgReference(
      "fk_lead_scores_lead",
      [t.organization_id, t.lead_id],
      [leads.organization_id, leads.id],
    ).onDelete("cascade"),
    orgReference(
      "fk_lead_scores_model",
      [t.organization_id, t.model_id],
      [lead_scoring_models.organization_id, lead_scoring_models.id],
    ),
    memberReference("fk_lead_scores_manual_by", [t.organization_id, t.manual_by]),
    index("ix_lead_scores_org_scored").on(t.organization_id, t.scored_at),
    check("lead_scores_source", sql`${t.source} in ('rules','learning','model','manual')`),
    check("lead_scores_manual", sql`${t.manual_score} between 0 and 100`),
    check("lead_scores_rule", sql`${t.rule_score} between 0 and 100`),
  ],
);
