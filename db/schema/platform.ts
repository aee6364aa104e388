import { sql } from "drizzle-orm";
import { boolean, index, integer, jsonb, pgTable, unique, uuid, varchar } from "drizzle-orm/pg-core";
import { createdAt, id, instant } from "../columns";
import { organizationId } from "./organizations";

/**
 * Events that must not be lost: written in the transaction that causes them, sent to the job engine after the
 * commit, re-sent by a relay when that failed. The row's id is the event's id, so a second send starts no second run.
 */
export const outbox = pgTable(
  "outbox",
  {
    id: id(),
    organization_id: organizationId(),
    name: varchar({ length: 100 }).notNull(),
    data: jsonb().$type<Record<string, unknown>>().notNull(),
    attempts: integer().notNull().default(0),
    created_at: createdAt(),
    sent_at: instant(),
  },
  (t) => [
    unique("uq_outbox_org_id").on(t.organization_id, t.id),
    index("ix_outbox_unsent")
      .on(t.created_at)
      .where(sql`${t.sent_at} is null`),
  ],
);

/** Append-only, and without foreign keys: the trail outlives what it tells of. */
export const audit_logs = pgTable(
  "audit_logs",
  {
    id: id(),
    organization_id: uuid().notNull(),
    user_id: uuid(),
    actor_type: varchar({ length: 20 }).notNull(),
    action: varchar({ length: 80 }).notNull(),
    resource_type: varchar({ length: 50 }).notNull(),
    resource_id: uuid(),
    ip_address: varchar({ length: 64 }),
    user_agent: varchar({ length: 400 }),
    request_id: varchar({ length: 64 }),
    changes: jsonb().$type<{ before?: unknown; after?: unknown }>().notNull().default({}),
    success: boolean().notNull().default(true),
    created_at: createdAt(),
  },
  (t) => [
    unique("uq_audit_logs_org_id").on(t.organization_id, t.id),
    index("ix_audit_logs_org_created").on(t.organization_id, t.created_at, t.id),
    index("ix_audit_logs_org_resource").on(t.organization_id, t.resource_type, t.resource_id),
  ],
);

/** The answer to a write that carried an `Idempotency-Key`, kept so that a retry gets it again. */
export const idempotency_keys = pgTable(
  "idempotency_keys",
  {
    id: id(),
    organization_id: organizationId(),
    actor_key: varchar({ length: 80 }).notNull(),
    idempotency_key: varchar({ length: 200 }).notNull(),
    request_hash: varchar({ length: 64 }).notNull(),
    status_code: integer(),
    response: jsonb().$type<unknown>(),
    created_at: createdAt(),
  },
  (t) => [
    unique("uq_idempotency_keys_org_id").on(t.organization_id, t.id),
    unique("uq_idempotency_keys_org_actor_key").on(t.organization_id, t.actor_key, t.idempotency_key),
    index("ix_idempotency_keys_created").on(t.created_at),
  ],
);
