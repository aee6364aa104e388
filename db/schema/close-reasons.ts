import { sql } from "drizzle-orm";
import { boolean, check, integer, pgTable, unique, uniqueIndex, varchar } from "drizzle-orm/pg-core";
import { createdAt, id, updatedAt } from "../columns";
import { organizationId } from "./organizations";

/** Why deals are won or lost, as the organization tells them apart. */
export const close_reasons = pgTable(
  "close_reasons",
  {
    id: id(),
    organization_id: organizationId(),
    outcome: varchar({ length: 10 }).notNull(),
    name: varchar({ length: 100 }).notNull(),
    reason_order: integer().notNull().default(0),
    is_active: boolean().notNull().default(true),
    created_at: createdAt(),
    updated_at: updatedAt(),
  },
  (t) => [
    unique("uq_close_reasons_org_id").on(t.organization_id, t.id),
    uniqueIndex("uq_close_reasons_org_name")
      .on(t.organization_id, t.outcome, t.name)
      .where(sql`${t.is_active}`),
    check("close_reasons_outcome", sql`${t.outcome} in ('won','lost')`),
  ],
);
