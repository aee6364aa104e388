import { z } from "zod";
import { Job } from "@/lib/jobs/schemas";

export const importBytesMax = 50_000_000;
export const importRowsMax = 100_000;
export const importColumnsMax = 200;
export const previewRows = 20;

/** What a column may become. */
export const importFields = [
  "full_name",
  "phone",
  "email",
  "company",
  "estimated_value",
  "currency",
  "source",
  "expected_close_date",
  "probability",
  "tags",
  "assigned_to",
] as const;
/** The organization's own fields go by `custom.<key>`. */
export const customPrefix = "custom.";
export const ImportTarget = z.union([
  z.enum(importFields),
  z.templateLiteral([customPrefix, z.string().max(100)]),
]);
export type ImportField = z.infer<typeof ImportTarget>;

export const dedupeKeys = ["phone", "email", "name_company"] as const;
export const duplicatePolicies = ["skip", "update", "create"] as const;
export const outcomes = ["created", "updated", "skipped_duplicate", "invalid"] as const;

export const ImportOptions = z.object({
  /** What makes two rows, or a row and a lead, the same. */
  dedupe_by: z.array(z.enum(dedupeKeys)).max(3).default(["phone", "email"]),
  on_duplicate: z.enum(duplicatePolicies).default("skip"),
  stage_id: z.uuid().optional(),
  /** Whose the new leads are where the file names nobody: a member, nobody (null), or whom the rules say. */
  assigned_to: z.uuid().nullable().optional(),
  tags: z.array(z.string().trim().min(1).max(50)).max(20).default([]),
});
export type ImportOptions = z.infer<typeof ImportOptions>;

/** Column index → field. A field is taken from one column only. */
export const Mapping = z
  .record(z.string().regex(/^\d{1,3}$/), ImportTarget)
  .refine((mapping) => new Set(Object.values(mapping)).size === Object.keys(mapping).length, "mapped_twice");
export type Mapping = z.infer<typeof Mapping>;

export const Import = z.object({
  id: z.uuid(),
  status: z.string(),
  file_name: z.string(),
  format: z.enum(["csv", "xlsx"]),
  encoding: z.string().nullable(),
  delimiter: z.string().nullable(),
  headers: z.array(z.string()),
  mapping: z.record(z.string(), ImportTarget),
  total_rows: z.int().nullable(),
  processed_rows: z.int(),
  created_count: z.int(),
  updated_count: z.int(),
  skipped_count: z.int(),
  invalid_count: z.int(),
  error: z.string().nullable(),
  created_at: z.iso.datetime(),
  finished_at: z.iso.datetime().nullable(),
  reverted_at: z.iso.datetime().nullable(),
});
export type Import = z.infer<typeof Import>;

export const ImportIdInput = z.object({ import_id: z.uuid() });
export const ListImportsInput = z.object({
  limit: z.coerce.number().int().min(1).max(100).default(20),
  cursor: z.string().max(300).optional(),
});
export const PreviewImportInput = ImportOptions.extend({ import_id: z.uuid(), mapping: Mapping });
export const StartImportInput = PreviewImportInput;

export const PreviewRow = z.object({
  row_number: z.int(),
  outcome: z.enum(outcomes),
  values: z.record(z.string(), z.unknown()),
  /** Texts of the table of field errors, by field. */
  reasons: z.record(z.string(), z.string()),
});
export type PreviewRow = z.infer<typeof PreviewRow>;

const Counts = z.object({
  created: z.int(),
  updated: z.int(),
  skipped_duplicate: z.int(),
  invalid: z.int(),
});
export const ImportPreview = z.object({ rows: z.array(PreviewRow), counts: Counts, total_rows: z.int() });
export type ImportPreview = z.infer<typeof ImportPreview>;

export const StartedImport = z.object({ import: Import, job: Job });
