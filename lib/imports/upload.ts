import type { Readable } from "node:stream";
import { createHash } from "node:crypto";
import { eq } from "drizzle-orm";
import { import_mappings, imports } from "@/db/schema";
import { actorUserId, type Ctx } from "@/lib/context";
import { AppError } from "@/lib/errors";
import { keepBytes, openFile, registerFile, removeBytes, type Kept } from "@/lib/storage";
import { loadFieldRules } from "@/lib/fields";
import { transact } from "@/lib/unit";
import { toImport } from "./import";
import { csvRows, detectDelimiter } from "./parse/csv";
import { decoded, detectEncoding } from "./parse/encoding";
import { looksLikeHeader, proposeMapping } from "./parse/propose";
import { fold } from "./parse/texts";
import { xlsxRows } from "./parse/xlsx";
import {
  customPrefix,
  importBytesMax,
  importColumnsMax,
  importRowsMax,
  Mapping,
  previewRows,
  type Import,
} from "./schemas";
import { buffer } from "node:stream/consumers";

const keepDays = 90;

/**
 * Keeps a file of leads and looks it through: format, encoding, delimiter, header, number of rows, and the likely
 * mapping. Nothing is taken in yet.
 *
 * @throws AppError `forbidden`, `payload_too_large`, `invalid` for what holds no table.
 */
export async function uploadImport(ctx: Ctx, bytes: Readable, fileName: string): Promise<Import> {
  if (!ctx.grants.permissions.has("leads.import")) throw new AppError("forbidden");
  const kept = await keepBytes(ctx.org.id, bytes, {
    contentType: "application/octet-stream",
    bytesMax: importBytesMax,
  });
  try {
    const found = await inspect(kept);
    return await save(ctx, kept, fileName, found);
  } catch (error) {
    await removeBytes(kept.storage_key);
    throw error;
  }
}

type Found = {
  format: "csv" | "xlsx";
  encoding: string | null;
  delimiter: string | null;
  headers: string[];
  hasHeader: boolean;
  sample: string[][];
  total: number;
};

async function inspect(kept: Kept): Promise<Found> {
  if (kept.size_bytes === 0) throw new AppError("invalid", { message: "empty_file" });
  const start = await firstText(kept, "latin1", 4);
  if (start.startsWith("PK")) {
    const file = await buffer(await openFile(kept));
    return { format: "xlsx", encoding: null, delimiter: null, ...(await survey(xlsxRows(file))) };
  }
  const encoding = await detectEncoding(await openFile(kept));
  const delimiter = detectDelimiter(await firstText(kept, encoding, 20_000));
  const rows = csvRows(await openFile(kept), { encoding, delimiter });
  return { format: "csv", encoding, delimiter, ...(await survey(rows)) };
}

async function firstText(kept: Kept, encoding: string, chars: number): Promise<string> {
  let text = "";
  const bytes = await openFile(kept);
  // The label is one of ours.
  for await (const piece of decoded(bytes, encoding as Parameters<typeof decoded>[1])) {
    text += piece;
    if (text.length >= chars) break;
  }
  bytes.destroy();
  return text.slice(0, chars);
}

async function survey(
  rows: AsyncGenerator<string[]>,
): Promise<Omit<Found, "format" | "encoding" | "delimiter">> {
  const first: string[][] = [];
  let count = 0;
  try {
    for await (const row of rows) {
      count += 1;
      if (row.length > importColumnsMax) throw new AppError("invalid", { message: "too_many_columns" });
      if (count > importRowsMax + 1) throw new AppError("invalid", { message: "too_many_rows" });
      if (first.length <= previewRows) first.push(row);
    }
  } catch (cause) {
    throw cause instanceof AppError ? cause : new AppError("invalid", { message: "not_a_table", cause });
  }
  const [head] = first;
  if (!head) throw new AppError("invalid", { message: "empty_file" });
  const hasHeader = looksLikeHeader(head);
  const width = Math.max(...first.map((row) => row.length));
  const headers = Array.from({ length: width }, (_, column) => (hasHeader ? clean(head[column] ?? "") : ""));
  return {
    headers,
    hasHeader,
    sample: hasHeader ? first.slice(1) : first,
    total: count - (hasHeader ? 1 : 0),
  };
}

const clean = (text: string) => text.replaceAll("\0", "").toWellFormed().trim().slice(0, 200);

/** Of the folded headers: the same export of the same system has it again. */
export const signatureOf = (headers: string[]): string =>
  createHash("sha256")
    .update(JSON.stringify(headers.map(fold)))
    .digest("hex");

const save = (ctx: Ctx, kept: Kept, fileName: string, found: Found): Promise<Import> =>
  transact(ctx, async (unit) => {
    const { db, audit } = unit;
    const name = clean(fileName) || `leads.${found.format}`;
    const file = await registerFile(ctx, unit, kept, {
      purpose: "import",
      file_name: name,
      content_type: "application/octet-stream",
      expiresInHours: keepDays * 24,
    });
    const remembered = await db.find(
      import_mappings,
      eq(import_mappings.signature, signatureOf(found.headers)),
    );
    const known = Mapping.safeParse(remembered?.mapping);
    const { fields } = await loadFieldRules(db);
    const isThere = (field: string) =>
      !field.startsWith(customPrefix) || fields.get(field.slice(customPrefix.length))?.is_active === true;
    const row = await db.insert(imports, {
      file_id: file.id,
      file_name: name,
      format: found.format,
      encoding: found.encoding,
      delimiter: found.delimiter,
      headers: found.headers,
      mapping: known.success
        ? Object.fromEntries(Object.entries(known.data).filter(([, field]) => isThere(field)))
        : proposeMapping(found.headers, found.sample, [...fields.values()]),
      options: { has_header: found.hasHeader },
      total_rows: found.total,
      created_by: actorUserId(ctx.actor),
    });
    await audit({
      action: "import.upload",
      resource_type: "import",
      resource_id: row.id,
      after: { format: found.format, total_rows: found.total, size_bytes: kept.size_bytes },
    });
    return toImport(row);
  });
