import { sql } from "drizzle-orm";
import { bigint, index, pgTable, unique, uuid, varchar } from "drizzle-orm/pg-core";
import { createdAt, id, instant } from "../columns";
import { leads } from "./leads";
import { memberReference, organizationId, orgReference } from "./organizations";

/** A file in our storage. The key is generated, never made from a name somebody typed. */
export const stored_files = pgTable(
  "stored_files",
  {
    id: id(),
    organization_id: organizationId(),
    purpose: varchar({ length: 30 }).notNull(),
    storage_key: varchar({ length: 255 }).notNull(),
    file_name: varchar({ length: 255 }).notNull(),
    /** What the bytes are, not what the sender said. */
    content_type: varchar({ length: 120 }).notNull(),
    size_bytes: bigint({ mode: "number" }).notNull(),
    sha256: varchar({ length: 64 }),
    created_by: uuid(),
    /** After this it may be swept, e.g. an export. */
    expires_at: instant(),
    deleted_at: instant(),
    created_at: createdAt(),
  },
  (t) => [
    unique("uq_stored_files_org_id").on(t.organization_id, t.id),
    unique("uq_stored_files_org_key").on(t.organization_id, t.storage_key),
    memberReference("fk_stored_files_created_by", [t.organization_id, t.created_by]),
    index("ix_stored_files_expiry")
      .on(t.expires_at)
      .where(sql`${t.deleted_at} is null`),
  ],
);

/** A file that belongs to a lead. */
export const lead_files = pgTable(
  "lead_files",
  {
    id: id(),
    organization_id: organizationId(),
    lead_id: uuid().notNull(),
    file_id: uuid().notNull(),
    created_at: createdAt(),
  },
  (t) => [
    unique("uq_lead_files_org_id").on(t.organization_id, t.id),
    orgReference(
      "fk_lead_files_lead",
      [t.organization_id, t.lead_id],
      [leads.organization_id, leads.id],
    ).onDelete("cascade"),
    orgReference(
      "fk_lead_files_file",
      [t.organization_id, t.file_id],
      [stored_files.organization_id, stored_files.id],
    ).onDelete("cascade"),
    index("ix_lead_files_org_lead").on(t.organization_id, t.lead_id, t.created_at),
  ],
);
