import { sql } from "drizzle-orm";
import {
  boolean,
  check,
  index,
  integer,
  jsonb,
  pgTable,
  text,
  unique,
  uniqueIndex,
  varchar,
} from "drizzle-orm/pg-core";
import { createdAt, id, instant, updatedAt } from "../columns";
import { organizationId } from "./organizations";

/** How an organization is connected to WhatsApp. Secrets are envelopes of `lib/crypto`, never plain text. */
export const whatsapp_configs = pgTable(
  "whatsapp_configs",
  {
    id: id(),
    organization_id: organizationId(),
    provider_type: varchar({ length: 50 }).notNull(),
    is_active: boolean().notNull().default(true),
    business_phone_id: varchar({ length: 100 }),
    business_account_id: varchar({ length: 100 }),
    display_phone_number: varchar({ length: 30 }),
    verified_name: varchar({ length: 255 }),
    access_token: text(),
    app_secret: text(),
    webhook_verify_token: varchar({ length: 255 }),
    session_id: varchar({ length: 100 }),
    qr_code_data: text(),
    connection_status: varchar({ length: 50 }).notNull().default("connected"),
    config_data: jsonb().$type<Record<string, unknown>>().notNull().default({}),
    created_at: createdAt(),
    updated_at: updatedAt(),
  },
  (t) => [
    unique("uq_whatsapp_configs_org_id").on(t.organization_id, t.id),
    uniqueIndex("uq_whatsapp_configs_org_active")
      .on(t.organization_id)
      .where(sql`${t.is_active}`),
    // One number belongs to one organization: it is how a delivery finds its tenant.
    uniqueIndex("uq_whatsapp_configs_phone_id")
      .on(t.business_phone_id)
      .where(sql`${t.is_active}`),
    check("whatsapp_configs_provider", sql`${t.provider_type} in ('business_api','web_unofficial')`),
    check(
      "whatsapp_configs_status",
      sql`${t.connection_status} in ('connected','disconnected','needs_attention','needs_reconnection')`,
    ),
  ],
);

/** Every verified delivery of a provider, stored before it is answered. The unique key makes replays harmless. */
export const inbound_events = pgTable(
  "inbound_events",
  {
    id: id(),
    organization_id: organizationId(),
    provider: varchar({ length: 30 }).notNull(),
    event_key: varchar({ length: 300 }).notNull(),
    payload: jsonb().$type<unknown>().notNull(),
    status: varchar({ length: 20 }).notNull().default("received"),
    attempts: integer().notNull().default(0),
    error: varchar({ length: 500 }),
    received_at: instant()
      .notNull()
      .default(sql`now()`),
    processed_at: instant(),
  },
  (t) => [
    unique("uq_inbound_events_org_id").on(t.organization_id, t.id),
    unique("uq_inbound_events_org_key").on(t.organization_id, t.provider, t.event_key),
    index("ix_inbound_events_waiting")
      .on(t.organization_id, t.received_at)
      .where(sql`${t.status} = 'received'`),
    check("inbound_events_status", sql`${t.status} in ('received','processed','failed')`),
  ],
);
