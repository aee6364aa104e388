import { sql } from "drizzle-orm";
import {
  type AnyPgColumn,
  boolean,
  check,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  unique,
  uuid,
  varchar,
} from "drizzle-orm/pg-core";
import { createdAt, id, instant, updatedAt } from "../columns";
import { users } from "./identity";

export const organizations = pgTable("organizations", {
  id: id(),
  name: varchar({ length: 255 }).notNull(),
  slug: varchar({ length: 100 }).notNull().unique("uq_organizations_slug"),
  plan_tier: varchar({ length: 30 }).notNull().default("trial"),
  settings: jsonb().$type<Record<string, unknown>>().notNull().default({}),
  features_enabled: jsonb().$type<string[]>().notNull().default([]),
  created_at: createdAt(),
  updated_at: updatedAt(),
});

/** The reference every tenant table carries. */
export const organizationId = () =>
  uuid()
    .notNull()
    .references(() => organizations.id, { onDelete: "cascade" });

export const organization_members = pgTable(
  "organization_members",
  {
    id: id(),
    organization_id: organizationId(),
    user_id: uuid()
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    role: varchar({ length: 50 }).notNull(),
    /** Overrides of the role: `{ "leads.delete": true, "visibility": "own" }`. */
    permissions: jsonb().$type<Record<string, boolean | string>>().notNull().default({}),
    is_active: boolean().notNull().default(true),
    /** Whether rules may give this member leads right now; the member switches it. */
    availability: varchar({ length: 20 }).notNull().default("available"),
    /** Most open leads that rules give this member; null means no limit. */
    capacity: integer(),
    /** `{ "1": [["09:00","18:00"]], … }`, ISO weekdays in the organization's time zone; null means always. */
    working_hours: jsonb().$type<Record<string, [string, string][]>>(),
    last_seen_at: instant(),
    joined_at: instant()
      .notNull()
      .default(sql`now()`),
    created_at: createdAt(),
    updated_at: updatedAt(),
  },
  (t) => [
    unique("uq_organization_members_org_id").on(t.organization_id, t.id),
    unique("uq_organization_members_org_user").on(t.organization_id, t.user_id),
    index("ix_organization_members_user").on(t.user_id),
    check("organization_members_availability", sql`${t.availability} in ('available','away')`),
    check("organization_members_capacity", sql`${t.capacity} >= 0`),
    check("organization_members_role", sql`${t.role} in ('admin','manager','sales','viewer')`),
  ],
);

export const invites = pgTable(
  "invites",
  {
    id: id(),
    organization_id: organizationId(),
    email: varchar({ length: 255 }).notNull(),
    role: varchar({ length: 50 }).notNull(),
    token_hash: varchar({ length: 64 }).notNull().unique("uq_invites_token_hash"),
    invited_by: uuid(),
    expires_at: instant().notNull(),
    accepted_at: instant(),
    revoked_at: instant(),
    created_at: createdAt(),
    updated_at: updatedAt(),
  },
  (t) => [
    unique("uq_invites_org_id").on(t.organization_id, t.id),
    index("ix_invites_org_created").on(t.organization_id, t.created_at),
    check("invites_role", sql`${t.role} in ('admin','manager','sales','viewer')`),
    memberReference("fk_invites_invited_by", [t.organization_id, t.invited_by]),
  ],
);

/**
 * A reference between two tenant tables. Composite, because foreign-key checks bypass row-level security: a plain
 * reference would accept another organization's row.
 */
export function orgReference(
  name: string,
  [organization, column]: [AnyPgColumn, AnyPgColumn],
  [foreignOrganization, foreignColumn]: [AnyPgColumn, AnyPgColumn],
) {
  return foreignKey({
    name,
    columns: [organization, column],
    foreignColumns: [foreignOrganization, foreignColumn],
  });
}

/** A reference to a member of the same organization by the person's id. */
export const memberReference = (name: string, columns: [AnyPgColumn, AnyPgColumn]) =>
  orgReference(name, columns, [organization_members.organization_id, organization_members.user_id]);
