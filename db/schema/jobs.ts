import { sql } from "drizzle-orm";
import { check, index, integer, jsonb, pgTable, unique, uuid, varchar } from "drizzle-orm/pg-core";
import { createdAt, id, instant, updatedAt } from "../columns";
import { stored_files } from "./files";
import { memberReference, organizationId, orgReference } from "./organizations";

/** Long work somebody asked for, with its progress: bulk changes, imports, exports. */
export const background_jobs = pgTable(
  "background_jobs",
  {
    id: id(),
    organization_id: organizationId(),
    kind: varchar({ length: 40 }).notNull(),
    status: varchar({ length: 20 }).notNull().default("queued"),
    requested_by: uuid(),
    params: jsonb().$type<Record<string, unknown>>().notNull().default({}),
    total: integer(),
    processed: integer().notNull().default(0),
    failed: integer().notNull().default(0),
    /** Where to go on after a restart; written in the transaction of the work it covers. */
    checkpoint: jsonb().$type<Record<string, unknown>>().notNull().default({}),
    result: jsonb().$type<Record<string, unknown>>().notNull().default({}),
    error: varchar({ length: 500 }),
    file_id: uuid(),
    undo_until: instant(),
    undone_at: instant(),
    started_at: instant(),
    finished_at: instant(),
    created_at: createdAt(),
    updated_at: updatedAt(),
  },
  (t) => [
    unique("uq_background_jobs_org_id").on(t.organization_id, t.id),
    memberReference("fk_background_jobs_requested_by", [t.organization_id, t.requested_by]),
    orgReference(
      "fk_background_jobs_file",
      [t.organization_id, t.file_id],
      [stored_files.organization_id, stored_files.id],
    ),
    index("ix_background_jobs_org_created").on(t.organization_id, t.created_at, t.id),
    index("ix_background_jobs_unfinished")
      .on(t.updated_at)
      .where(sql`${t.status} in ('queued','running','undoing')`),
    check(
      "background_jobs_status",
      sql`${t.status} in ('queued','running','done','failed','canceled','undoing','undone')`,
    ),
  ],
);

/** What a job did to one record, for the report and for undo. */
export const background_job_items = pgTable(
  "background_job_items",
  {
    id: id(),
    organization_id: organizationId(),
    job_id: uuid().notNull(),
    item_number: integer().notNull(),
    lead_id: uuid(),
    outcome: varchar({ length: 20 }).notNull(),
    reason: varchar({ length: 200 }),
    /** The changed fields as they were, and the version the job left behind. */
    before: jsonb().$type<Record<string, unknown>>(),
    created_at: createdAt(),
  },
  (t) => [
    unique("uq_background_job_items_org_id").on(t.organization_id, t.id),
    unique("uq_background_job_items_org_number").on(t.organization_id, t.job_id, t.item_number),
    orgReference(
      "fk_background_job_items_job",
      [t.organization_id, t.job_id],
      [background_jobs.organization_id, background_jobs.id],
    ).onDelete("cascade"),
  ],
);

/** A file of leads to take in. Its rows are in `import_rows` once they have been worked on. */
export const imports = pgTable(
  "imports",
  {
    id: id(),
    organization_id: organizationId(),
    status: varchar({ length: 20 }).notNull().default("uploaded"),
    file_id: uuid().notNull(),
    file_name: varchar({ length: 255 }).notNull(),
    format: varchar({ length: 10 }).notNull(),
    encoding: varchar({ length: 20 }),
    delimiter: varchar({ length: 4 }),
    sheet: varchar({ length: 100 }),
    headers: jsonb().$type<string[]>().notNull().default([]),
    /** Column index → lead field. */
    mapping: jsonb().$type<Record<string, string>>().notNull().default({}),
    options: jsonb().$type<Record<string, unknown>>().notNull().default({}),
    total_rows: integer(),
    /** Rows up to this one are done; written in the transaction of the rows it covers. */
    processed_rows: integer().notNull().default(0),
    created_count: integer().notNull().default(0),
    updated_count: integer().notNull().default(0),
    skipped_count: integer().notNull().default(0),
    invalid_count: integer().notNull().default(0),
    error: varchar({ length: 500 }),
    created_by: uuid(),
    started_at: instant(),
    finished_at: instant(),
    reverted_at: instant(),
    created_at: createdAt(),
    updated_at: updatedAt(),
  },
  (t) => [
    unique("uq_imports_org_id").on(t.organization_id, t.id),
    orgReference(
      "fk_imports_file",
      [t.organization_id, t.file_id],
      [stored_files.organization_id, stored_files.id],
    ),
    memberReference("fk_imports_created_by", [t.organization_id, t.created_by]),
    index("ix_imports_org_created").on(t.organization_id, t.created_at, t.id),
    check("imports_format", sql`${t.format} in ('csv','xlsx')`),
    check(
      "imports_status",
      sql`${t.status} in ('uploaded','queued','running','done','failed','canceled','reverting','reverted')`,
    ),
  ],
);

/** The outcome of one row of an import. */
export const import_rows = pgTable(
  "import_rows",
  {
    id: id(),
    organization_id: organizationId(),
    import_id: uuid().notNull(),
    row_number: integer().notNull(),
    outcome: varchar({ length: 20 }).notNull(),
    /** Message keys by column, for rows that were not taken. */
    reasons: jsonb().$type<Record<string, string>>().notNull().default({}),
    lead_id: uuid(),
    /** The fields an update changed, as they were. */
    before: jsonb().$type<Record<string, unknown>>(),
    created_at: createdAt(),
  },
  (t) => [
    unique("uq_import_rows_org_id").on(t.organization_id, t.id),
    unique("uq_import_rows_org_number").on(t.organization_id, t.import_id, t.row_number),
    orgReference(
      "fk_import_rows_import",
      [t.organization_id, t.import_id],
      [imports.organization_id, imports.id],
    ).onDelete("cascade"),
    check("import_rows_outcome", sql`${t.outcome} in ('created','updated','skipped_duplicate','invalid')`),
  ],
);

/** How files with these headers were mapped the last time. */
export const import_mappings = pgTable(
  "import_mappings",
  {
    id: id(),
    organization_id: organizationId(),
    /** SHA-256 of the folded headers. */
    signature: varchar({ length: 64 }).notNull(),
    mapping: jsonb().$type<Record<string, string>>().notNull(),
    created_at: createdAt(),
    updated_at: updatedAt(),
  },
  (t) => [
    unique("uq_import_mappings_org_id").on(t.organization_id, t.id),
    unique("uq_import_mappings_org_signature").on(t.organization_id, t.signature),
  ],
);
