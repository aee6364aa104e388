import { sql } from "drizzle-orm";
import { index, integer, pgTable, text, unique, uniqueIndex, uuid, varchar } from "drizzle-orm/pg-core";
import { createdAt, id, instant, updatedAt } from "../columns";
import { memberReference, organizationId } from "./organizations";
import { searchText } from "./search-text";

/** A company leads and contacts belong to. */
export const companies = pgTable(
  "companies",
  {
    id: id(),
    organization_id: organizationId(),
    name: varchar({ length: 200 }).notNull(),
    /** The name as it is compared: folded case, accents and spaces. */
    name_key: varchar({ length: 200 }).notNull(),
    domain: varchar({ length: 255 }),
    phone: varchar({ length: 20 }),
    email: varchar({ length: 255 }),
    city: varchar({ length: 120 }),
    notes: text(),
    assigned_to: uuid(),
    version: integer().notNull().default(1),
    merged_into: uuid(),
    deleted_at: instant(),
    deleted_by: uuid(),
    created_at: createdAt(),
    updated_at: updatedAt(),
  },
  (t) => [
    unique("uq_companies_org_id").on(t.organization_id, t.id),
    uniqueIndex("uq_companies_org_name")
      .on(t.organization_id, t.name_key)
      .where(sql`${t.deleted_at} is null`),
    memberReference("fk_companies_assigned_to", [t.organization_id, t.assigned_to]),
    memberReference("fk_companies_deleted_by", [t.organization_id, t.deleted_by]),
    index("ix_companies_org_deleted")
      .on(t.organization_id, t.deleted_at)
      .where(sql`${t.deleted_at} is not null`),
    index("ix_companies_org_created").on(t.organization_id, t.created_at, t.id),
    index("ix_companies_search")
      .using("gin", t.organization_id, sql`${sql.raw(searchText.companies)} gin_trgm_ops`)
      .where(sql`${t.deleted_at} is null`),
  ],
);
