import { sql } from "drizzle-orm";
import {
  check,
  foreignKey,
  index,
  integer,
  jsonb,
  numeric,
  pgTable,
  text,
  unique,
  uuid,
  varchar,
} from "drizzle-orm/pg-core";
import { createdAt, id, instant, position, updatedAt } from "../columns";
import { contacts } from "./contacts";
import { memberReference, organizationId, orgReference } from "./organizations";
import { pipeline_stages } from "./pipeline";

/** One deal of a contact. */
export const leads = pgTable(
  "leads",
  {
    id: id(),
    organization_id: organizationId(),
    contact_id: uuid().notNull(),
    full_name: varchar({ length: 200 }).notNull(),
    email: varchar({ length: 255 }),
    phone: varchar({ length: 20 }),
    company: varchar({ length: 200 }),
    pipeline_id: uuid().notNull(),
    stage_id: uuid().notNull(),
    position: position().notNull(),
    assigned_to: uuid(),
    source: varchar({ length: 50 }).notNull().default("manual"),
    lead_score: integer(),
    /** Percent; null means "as the stage says". */
    probability: integer(),
    estimated_value: numeric({ precision: 14, scale: 2 }),
    currency: varchar({ length: 3 }).notNull().default("BRL"),
    custom_fields: jsonb().$type<Record<string, unknown>>().notNull().default({}),
    tags: text()
      .array()
      .notNull()
      .default(sql`'{}'`),
    status: varchar({ length: 20 }).notNull().default("open"),
    /** Grows with every change; a writer who names an older one gets 409. */
    version: integer().notNull().default(1),
    stage_entered_at: instant()
      .notNull()
      .default(sql`now()`),
    converted_at: instant(),
    deleted_at: instant(),
    created_at: createdAt(),
    updated_at: updatedAt(),
  },
  (t) => [
    unique("uq_leads_org_id").on(t.organization_id, t.id),
    orgReference(
      "fk_leads_contact",
      [t.organization_id, t.contact_id],
      [contacts.organization_id, contacts.id],
    ),
    // Three columns, so that a lead can only stand in a stage of its own pipeline.
    foreignKey({
      name: "fk_leads_stage",
      columns: [t.organization_id, t.pipeline_id, t.stage_id],
      foreignColumns: [pipeline_stages.organization_id, pipeline_stages.pipeline_id, pipeline_stages.id],
    }),
    memberReference("fk_leads_assigned_to", [t.organization_id, t.assigned_to]),
    index("ix_leads_org_stage").on(t.organization_id, t.stage_id, t.position, t.id),
    index("ix_leads_org_created").on(t.organization_id, t.created_at, t.id),
    index("ix_leads_org_stage_score").on(t.organization_id, t.stage_id, t.lead_score),
    index("ix_leads_org_contact").on(t.organization_id, t.contact_id),
    index("ix_leads_org_assigned").on(t.organization_id, t.assigned_to),
    check("leads_status", sql`${t.status} in ('open','won','lost')`),
    check("leads_score", sql`${t.lead_score} between 0 and 100`),
    check("leads_probability", sql`${t.probability} between 0 and 100`),
    check("leads_value", sql`${t.estimated_value} >= 0`),
  ],
);

/** The timeline of a lead. */
export const lead_activities = pgTable(
  "lead_activities",
  {
    id: id(),
    organization_id: organizationId(),
    lead_id: uuid().notNull(),
    user_id: uuid(),
    activity_type: varchar({ length: 50 }).notNull(),
    title: varchar({ length: 255 }).notNull(),
    description: text(),
    metadata: jsonb().$type<Record<string, unknown>>().notNull().default({}),
    duration_minutes: integer(),
    external_id: varchar({ length: 255 }),
    external_provider: varchar({ length: 50 }),
    created_at: createdAt(),
  },
  (t) => [
    unique("uq_lead_activities_org_id").on(t.organization_id, t.id),
    orgReference(
      "fk_lead_activities_lead",
      [t.organization_id, t.lead_id],
      [leads.organization_id, leads.id],
    ).onDelete("cascade"),
    memberReference("fk_lead_activities_user", [t.organization_id, t.user_id]),
    index("ix_activities_org_lead_created").on(t.organization_id, t.lead_id, t.created_at, t.id),
  ],
);
