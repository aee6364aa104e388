import { sql } from "drizzle-orm";
import { boolean, check, index, integer, jsonb, pgTable, unique, varchar } from "drizzle-orm/pg-core";
import { createdAt, id, updatedAt } from "../columns";
import { organizationId } from "./organizations";

/** A field the organization has added to its leads; the values are in `leads.custom_fields` under `key`. */
export const custom_fields = pgTable(
  "custom_fields",
  {
    id: id(),
    organization_id: organizationId(),
    key: varchar({ length: 60 }).notNull(),
    label: varchar({ length: 100 }).notNull(),
    field_type: varchar({ length: 20 }).notNull(),
    /** The choices of a select, in order; a removed one is kept, inactive, since leads may still have it. */
    options: jsonb().$type<{ value: string; label: string; is_active: boolean }[]>().notNull().default([]),
    help: varchar({ length: 200 }),
    is_required: boolean().notNull().default(false),
    field_order: integer().notNull().default(0),
    is_active: boolean().notNull().default(true),
    version: integer().notNull().default(1),
    created_at: createdAt(),
    updated_at: updatedAt(),
  },
  (t) => [
    unique("uq_custom_fields_org_id").on(t.organization_id, t.id),
    unique("uq_custom_fields_org_key").on(t.organization_id, t.key),
    index("ix_custom_fields_org_order").on(t.organization_id, t.field_order),
    check(
      "custom_fields_type",
      sql`${t.field_type} in ('text','number','money','date','single_select','multi_select','checkbox','url','person')`,
    ),
  ],
);

/** Every tag in use, so that pickers need not read all leads. */
export const tags = pgTable(
  "tags",
  {
    id: id(),
    organization_id: organizationId(),
    name: varchar({ length: 50 }).notNull(),
    color: varchar({ length: 7 }),
    created_at: createdAt(),
  },
  (t) => [
    unique("uq_tags_org_id").on(t.organization_id, t.id),
    unique("uq_tags_org_name").on(t.organization_id, t.name),
  ],
);
