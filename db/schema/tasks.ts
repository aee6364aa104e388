import { sql } from "drizzle-orm";
import {
  boolean,
  check,
  index,
  integer,
  jsonb,
  pgTable,
  unique,
  uniqueIndex,
  uuid,
  varchar,
} from "drizzle-orm/pg-core";
import { createdAt, id, instant, updatedAt } from "../columns";
import { leads } from "./leads";
import { memberReference, organizationId, orgReference } from "./organizations";
import { searchText } from "./search-text";

/** What a member has promised to do, mostly for a lead. */
export const tasks = pgTable(
  "tasks",
  {
    id: id(),
    organization_id: organizationId(),
    lead_id: uuid(),
    title: varchar({ length: 255 }).notNull(),
    task_type: varchar({ length: 20 }).notNull().default("todo"),
    due_at: instant().notNull(),
    /** Due at some time of that day in the owner's time zone; `due_at` is then the day's last second. */
    is_all_day: boolean().notNull().default(false),
    assigned_to: uuid().notNull(),
    created_by: uuid(),
    done_at: instant(),
    done_by: uuid(),
    remind_at: instant(),
    /** When the reminder was given; a changed `remind_at` clears it. */
    reminded_at: instant(),
    version: integer().notNull().default(1),
    deleted_at: instant(),
    created_at: createdAt(),
    updated_at: updatedAt(),
  },
  (t) => [
    unique("uq_tasks_org_id").on(t.organization_id, t.id),
    orgReference("fk_tasks_lead", [t.organization_id, t.lead_id], [leads.organization_id, leads.id]).onDelete(
      "cascade",
    ),
    memberReference("fk_tasks_assigned_to", [t.organization_id, t.assigned_to]),
    memberReference("fk_tasks_created_by", [t.organization_id, t.created_by]),
    memberReference("fk_tasks_done_by", [t.organization_id, t.done_by]),
    index("ix_tasks_org_owner_due").on(t.organization_id, t.assigned_to, t.due_at, t.id),
    index("ix_tasks_org_lead_due").on(t.organization_id, t.lead_id, t.due_at),
    index("ix_tasks_reminders")
      .on(t.remind_at)
      .where(sql`${t.reminded_at} is null and ${t.done_at} is null and ${t.deleted_at} is null`),
    index("ix_tasks_search")
      .using("gin", t.organization_id, sql`${sql.raw(searchText.tasks)} gin_trgm_ops`)
      .where(sql`${t.deleted_at} is null`),
    check(
      "tasks_type",
      sql`${t.task_type} in ('call','message','meeting','email','proposal','visit','todo')`,
    ),
  ],
);

/** What a member should notice. Unread ones about the same thing are one row that counts. */
export const notifications = pgTable(
  "notifications",
  {
    id: id(),
    organization_id: organizationId(),
    user_id: uuid().notNull(),
    kind: varchar({ length: 40 }).notNull(),
    /** What it is about, e.g. `lead:<id>`; with `kind` it decides what is grouped. */
    group_key: varchar({ length: 120 }).notNull(),
    count: integer().notNull().default(1),
    lead_id: uuid(),
    actor_id: uuid(),
    /** Ids and numbers the text needs; never message texts. */
    data: jsonb().$type<Record<string, unknown>>().notNull().default({}),
    read_at: instant(),
    created_at: createdAt(),
    updated_at: updatedAt(),
  },
  (t) => [
    unique("uq_notifications_org_id").on(t.organization_id, t.id),
    uniqueIndex("uq_notifications_org_unread")
      .on(t.organization_id, t.user_id, t.kind, t.group_key)
      .where(sql`${t.read_at} is null`),
    memberReference("fk_notifications_user", [t.organization_id, t.user_id]),
    memberReference("fk_notifications_actor", [t.organization_id, t.actor_id]),
    orgReference(
      "fk_notifications_lead",
      [t.organization_id, t.lead_id],
      [leads.organization_id, leads.id],
    ).onDelete("cascade"),
    index("ix_notifications_org_user").on(t.organization_id, t.user_id, t.updated_at, t.id),
  ],
);
