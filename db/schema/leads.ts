import { sql } from "drizzle-orm";
import {
  check,
  date,
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
import { close_reasons } from "./close-reasons";
import { companies } from "./companies";
import { contacts } from "./contacts";
import { memberReference, organizationId, orgReference } from "./organizations";
import { pipeline_stages } from "./pipeline";
import { searchText } from "./search-text";

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
    /** The readable name; the record behind it is `company_id`. */
    company: varchar({ length: 200 }),
    company_id: uuid(),
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
    expected_close_date: date({ mode: "string" }),
    /** The earliest open task, kept by `lib/tasks`, so that a board of cards needs no join to colour them. */
    next_task_id: uuid(),
    next_task_title: varchar({ length: 255 }),
    next_task_at: instant(),
    /** The last message, call, note, task or move; staleness counts from here. */
    last_activity_at: instant()
      .notNull()
      .default(sql`now()`),
    /** Set once per episode of silence longer than the stage allows; cleared by the next activity. */
    stale_since: instant(),
    close_reason_id: uuid(),
    close_note: text(),
    /** Won or lost at; `converted_at` is set for won ones only. */
    closed_at: instant(),
    converted_at: instant(),
    /** The ads or posts the person came through, first and last, as the provider told. */
    first_touch: jsonb().$type<Record<string, unknown>>(),
    last_touch: jsonb().$type<Record<string, unknown>>(),
    /** The import that made it, for "show imported" and for taking the import back. */
    import_id: uuid(),
    /** The lead this one was merged into; such a lead is deleted, too. */
    merged_into: uuid(),
    deleted_at: instant(),
    deleted_by: uuid(),
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
    orgReference(
      "fk_leads_company",
      [t.organization_id, t.company_id],
      [companies.organization_id, companies.id],
    ),
    orgReference(
      "fk_leads_close_reason",
      [t.organization_id, t.close_reason_id],
      [close_reasons.organization_id, close_reasons.id],
    ),
    memberReference("fk_leads_assigned_to", [t.organization_id, t.assigned_to]),
    memberReference("fk_leads_deleted_by", [t.organization_id, t.deleted_by]),
    index("ix_leads_org_stage").on(t.organization_id, t.stage_id, t.position, t.id),
    index("ix_leads_org_created").on(t.organization_id, t.created_at, t.id),
    index("ix_leads_org_stage_score").on(t.organization_id, t.stage_id, t.lead_score),
    index("ix_leads_org_contact").on(t.organization_id, t.contact_id),
    index("ix_leads_org_assigned").on(t.organization_id, t.assigned_to, t.created_at, t.id),
    // Used by `find_leads_by_field` only (db/lookups.ts).
    index("ix_leads_custom_fields").using("gin", t.organization_id, t.custom_fields.op("jsonb_path_ops")),
    index("ix_leads_org_company").on(t.organization_id, t.company_id),
    index("ix_leads_org_import")
      .on(t.organization_id, t.import_id)
      .where(sql`${t.import_id} is not null`),
    index("ix_leads_org_deleted")
      .on(t.organization_id, t.deleted_at)
      .where(sql`${t.deleted_at} is not null`),
    index("ix_leads_search")
      .using("gin", t.organization_id, sql`${sql.raw(searchText.leads)} gin_trgm_ops`)
      .where(sql`${t.deleted_at} is null`),
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
    pinned_at: instant(),
    edited_at: instant(),
    deleted_at: instant(),
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
