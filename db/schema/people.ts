import { sql } from "drizzle-orm";
import { boolean, check, index, integer, jsonb, pgTable, unique, uuid, varchar } from "drizzle-orm/pg-core";
import { createdAt, id, instant, updatedAt } from "../columns";
import { memberReference, organizationId, orgReference } from "./organizations";

/** Members who see each other's records when their visibility is "team". */
export const teams = pgTable(
  "teams",
  {
    id: id(),
    organization_id: organizationId(),
    name: varchar({ length: 100 }).notNull(),
    created_at: createdAt(),
    updated_at: updatedAt(),
  },
  (t) => [
    unique("uq_teams_org_id").on(t.organization_id, t.id),
    unique("uq_teams_org_name").on(t.organization_id, t.name),
  ],
);

export const team_members = pgTable(
  "team_members",
  {
    id: id(),
    organization_id: organizationId(),
    team_id: uuid().notNull(),
    user_id: uuid().notNull(),
    created_at: createdAt(),
  },
  (t) => [
    unique("uq_team_members_org_id").on(t.organization_id, t.id),
    unique("uq_team_members_org_pair").on(t.organization_id, t.team_id, t.user_id),
    orgReference(
      "fk_team_members_team",
      [t.organization_id, t.team_id],
      [teams.organization_id, teams.id],
    ).onDelete("cascade"),
    memberReference("fk_team_members_user", [t.organization_id, t.user_id]).onDelete("cascade"),
    index("ix_team_members_org_user").on(t.organization_id, t.user_id),
  ],
);

/** Who gets a new lead that nobody owns. The first active rule that fits decides. */
export const assignment_rules = pgTable(
  "assignment_rules",
  {
    id: id(),
    organization_id: organizationId(),
    name: varchar({ length: 100 }).notNull(),
    rule_order: integer().notNull().default(0),
    is_active: boolean().notNull().default(true),
    /** A filter as lists use it; empty fits every lead. */
    conditions: jsonb().$type<Record<string, unknown>>().notNull().default({}),
    strategy: varchar({ length: 20 }).notNull().default("round_robin"),
    version: integer().notNull().default(1),
    created_at: createdAt(),
    updated_at: updatedAt(),
  },
  (t) => [
    unique("uq_assignment_rules_org_id").on(t.organization_id, t.id),
    index("ix_assignment_rules_org_order").on(t.organization_id, t.rule_order),
    check("assignment_rules_strategy", sql`${t.strategy} in ('round_robin','least_loaded')`),
  ],
);

/** Whom a rule may choose; `last_assigned_at` is the turn of the round. */
export const assignment_rule_members = pgTable(
  "assignment_rule_members",
  {
    id: id(),
    organization_id: organizationId(),
    rule_id: uuid().notNull(),
    user_id: uuid().notNull(),
    last_assigned_at: instant(),
    created_at: createdAt(),
  },
  (t) => [
    unique("uq_assignment_rule_members_org_id").on(t.organization_id, t.id),
    unique("uq_assignment_rule_members_org_pair").on(t.organization_id, t.rule_id, t.user_id),
    orgReference(
      "fk_assignment_rule_members_rule",
      [t.organization_id, t.rule_id],
      [assignment_rules.organization_id, assignment_rules.id],
    ).onDelete("cascade"),
    memberReference("fk_assignment_rule_members_user", [t.organization_id, t.user_id]).onDelete("cascade"),
  ],
);
