import { sql } from "drizzle-orm";
import { check, index, jsonb, pgTable, unique, uuid, varchar } from "drizzle-orm/pg-core";
import { createdAt, id, instant } from "../columns";
import { memberReference, organizationId } from "./organizations";

/** Two records made one, with what it takes to part them again. */
export const merges = pgTable(
  "merges",
  {
    id: id(),
    organization_id: organizationId(),
    entity: varchar({ length: 10 }).notNull(),
    kept_id: uuid().notNull(),
    merged_id: uuid().notNull(),
    /** The kept record's fields as they were. */
    before: jsonb().$type<Record<string, unknown>>().notNull(),
    /** Ids of the children that changed parents, by table. */
    moved: jsonb().$type<Record<string, string[]>>().notNull(),
    merged_by: uuid(),
    undo_until: instant().notNull(),
    undone_at: instant(),
    created_at: createdAt(),
  },
  (t) => [
    unique("uq_merges_org_id").on(t.organization_id, t.id),
    memberReference("fk_merges_merged_by", [t.organization_id, t.merged_by]),
    index("ix_merges_org_kept").on(t.organization_id, t.entity, t.kept_id),
    check("merges_entity", sql`${t.entity} in ('lead','contact','company')`),
    check("merges_two_records", sql`${t.kept_id} <> ${t.merged_id}`),
  ],
);

/** Two records somebody has looked at and found different; the smaller id first. */
export const duplicate_dismissals = pgTable(
  "duplicate_dismissals",
  {
    id: id(),
    organization_id: organizationId(),
    entity: varchar({ length: 10 }).notNull(),
    first_id: uuid().notNull(),
    second_id: uuid().notNull(),
    dismissed_by: uuid(),
    created_at: createdAt(),
  },
  (t) => [
    unique("uq_duplicate_dismissals_org_id").on(t.organization_id, t.id),
    unique("uq_duplicate_dismissals_org_pair").on(t.organization_id, t.entity, t.first_id, t.second_id),
    memberReference("fk_duplicate_dismissals_by", [t.organization_id, t.dismissed_by]),
  ],
);
