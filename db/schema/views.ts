import { sql } from "drizzle-orm";
import { boolean, check, index, integer, jsonb, pgTable, unique, uuid, varchar } from "drizzle-orm/pg-core";
import { createdAt, id, updatedAt } from "../columns";
import { memberReference, organizationId } from "./organizations";

/** Columns, sort and filter of a list or board under a name; its owner's, or shared with the organization. */
export const saved_views = pgTable(
  "saved_views",
  {
    id: id(),
    organization_id: organizationId(),
    entity: varchar({ length: 20 }).notNull(),
    name: varchar({ length: 80 }).notNull(),
    owner_id: uuid().notNull(),
    is_shared: boolean().notNull().default(false),
    /** What its owner sees first; where it is shared, everybody who has no default of their own. */
    is_default: boolean().notNull().default(false),
    config: jsonb().$type<Record<string, unknown>>().notNull().default({}),
    version: integer().notNull().default(1),
    created_at: createdAt(),
    updated_at: updatedAt(),
  },
  (t) => [
    unique("uq_saved_views_org_id").on(t.organization_id, t.id),
    memberReference("fk_saved_views_owner", [t.organization_id, t.owner_id]),
    index("ix_saved_views_org_owner").on(t.organization_id, t.entity, t.owner_id),
    check("saved_views_entity", sql`${t.entity} in ('leads','board')`),
  ],
);
