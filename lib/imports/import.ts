import type { InferSelectModel } from "drizzle-orm";
import type { imports } from "@/db/schema";
import { stored_files } from "@/db/schema";
import type { OrgDb } from "@/db/org";
import { notFound } from "@/lib/errors";
import { Import } from "./schemas";
import type { Source } from "./rows";

export type ImportRow = InferSelectModel<typeof imports>;

/** The row has at least these columns, and the DTO has exactly them. */
export function toImport(row: ImportRow): Import {
  const keys = Object.keys(Import.shape) as (keyof Import)[];
  return Object.fromEntries(keys.map((key) => [key, row[key]])) as Import;
}

/** @throws AppError `not_found` when the file's time is over, too. */
export async function sourceOf(db: OrgDb, row: ImportRow): Promise<Source> {
  const file = await db.byId(stored_files, row.file_id);
  if (!file || file.deleted_at) throw notFound();
  return {
    storage_key: file.storage_key,
    format: row.format,
    encoding: row.encoding,
    delimiter: row.delimiter,
    hasHeader: row.options.has_header !== false,
  };
}
