import { sql } from "drizzle-orm";
import { index, integer, numeric, pgTable, unique, uuid, varchar } from "drizzle-orm/pg-core";
import { createdAt } from "../columns";
import { organizationId } from "./organizations";

/**
 * Count and value of the leads in each stage, per owner and currency, as a sum of rows: a trigger on `leads` adds a row
 * of differences per statement (`db/totals.ts`), a sweeper folds them. Adding never waits for another writer, and a
 * board of any size reads a few dozen rows instead of counting.
 */
export const lead_totals = pgTable(
  "lead_totals",
  {
    id: uuid()
      .primaryKey()
      .default(sql`gen_random_uuid()`),
    organization_id: organizationId(),
    stage_id: uuid().notNull(),
    assigned_to: uuid(),
    currency: varchar({ length: 3 }).notNull(),
    lead_count: integer().notNull(),
    total_value: numeric({ precision: 20, scale: 2 }).notNull(),
    /** Value × probability of leads with a probability of their own. */
    weighted_value: numeric({ precision: 22, scale: 4 }).notNull(),
    /** Value of leads whose probability is their stage's, applied when read. */
    unweighted_value: numeric({ precision: 20, scale: 2 }).notNull(),
    created_at: createdAt(),
  },
  (t) => [
    unique("uq_lead_totals_org_id").on(t.organization_id, t.id),
    index("ix_lead_totals_org_stage").on(t.organization_id, t.stage_id),
  ],
);
