import { sql } from "drizzle-orm";
import {
  boolean,
  check,
  index,
  integer,
  pgTable,
  text,
  unique,
  uniqueIndex,
  uuid,
  varchar,
} from "drizzle-orm/pg-core";
import { createdAt, id, updatedAt } from "../columns";
import { organizationId, orgReference } from "./organizations";

export const pipelines = pgTable(
  "pipelines",
  {
    id: id(),
    organization_id: organizationId(),
    name: varchar({ length: 100 }).notNull(),
    is_default: boolean().notNull().default(false),
    pipeline_order: integer().notNull().default(0),
    is_active: boolean().notNull().default(true),
    created_at: createdAt(),
    updated_at: updatedAt(),
  },
  (t) => [
    unique("uq_pipelines_org_id").on(t.organization_id, t.id),
    uniqueIndex("uq_pipelines_org_default")
      .on(t.organization_id)
      .where(sql`${t.is_default}`),
  ],
);

export const pipeline_stages = pgTable(
  "pipeline_stages",
  {
    id: id(),
    organization_id: organizationId(),
    pipeline_id: uuid().notNull(),
    name: varchar({ length: 100 }).notNull(),
    stage_order: integer().notNull(),
    color: varchar({ length: 7 }).notNull(),
    stage_type: varchar({ length: 20 }).notNull().default("open"),
    /** Chance of winning from here, in percent. */
    probability: integer().notNull().default(0),
    is_active: boolean().notNull().default(true),
    /** Lead fields (columns, or `custom.<key>`) that must be filled before a card may enter. */
    required_fields: text()
      .array()
      .notNull()
      .default(sql`'{}'`),
    /** Roles that may move cards in; everybody who may write leads when empty. */
    entry_roles: text()
      .array()
      .notNull()
      .default(sql`'{}'`),
    /** Days without activity after which a card counts as stale; never when null. */
    stale_after_days: integer(),
    created_at: createdAt(),
    updated_at: updatedAt(),
  },
  (t) => [
    unique("uq_pipeline_stages_org_id").on(t.organization_id, t.id),
    unique("uq_pipeline_stages_org_pipeline_id").on(t.organization_id, t.pipeline_id, t.id),
    orgReference(
      "fk_pipeline_stages_pipeline",
      [t.organization_id, t.pipeline_id],
      [pipelines.organization_id, pipelines.id],
    ),
    index("ix_pipeline_stages_org_order").on(t.organization_id, t.pipeline_id, t.stage_order),
    check("pipeline_stages_type", sql`${t.stage_type} in ('open','won','lost')`),
    check("pipeline_stages_stale_after", sql`${t.stale_after_days} between 1 and 365`),
    check("pipeline_stages_probability", sql`${t.probability} between 0 and 100`),
  ],
);
