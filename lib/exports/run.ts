import { createInterface } from "node:readline";
import { Readable } from "node:stream";
import { inArray } from "drizzle-orm";
import { createTranslator } from "next-intl";
import { z } from "zod";
import { stored_files } from "@/db/schema";
import { messagesOf } from "@/i18n/messages";
import { routing } from "@/i18n/routing";
import type { Ctx } from "@/lib/context";
import { AppError } from "@/lib/errors";
import type { JobRow, StepResult } from "@/lib/jobs";
import { listLeads } from "@/lib/leads";
import { keepBytes, openFile, registerFile } from "@/lib/storage";
import type { Unit } from "@/lib/unit";
import { fileOf } from "./file";
import { exportTable } from "./rows";
import { exportColumns, ExportLeadsInput } from "./schemas";

const pageSize = 100;
const pagesPerStep = 20;
const keepHours = 72;
const partKeepHours = 24;
const bytesMax = 1_000_000_000;

const Params = ExportLeadsInput.extend({ locale: z.enum(routing.locales) });
const Checkpoint = z.object({
  cursor: z.string().optional(),
  /** Ids of the parts made so far, in their order. */
  parts: z.array(z.uuid()).default([]),
  read: z.boolean().default(false),
});

/**
 * First part after part of two thousand rows, a file of lines each; then the parts become one file. A part whose step
 * died is made again, and all of them are swept a day later.
 */
export async function exportStep(ctx: Ctx & { unit: Unit }, job: JobRow): Promise<StepResult> {
  const { locale, format, ...filter } = Params.parse(job.params);
  const at = Checkpoint.parse(job.checkpoint);
  // Grants are those of this moment.
  if (!ctx.grants.permissions.has("leads.export")) throw new AppError("forbidden");
  const inLanguage = { ...ctx, locale };
  const t = createTranslator({ locale, messages: messagesOf(locale), namespace: "exports.columns" });
  const titleOf = (column: string) => t(exportColumns.find((name) => name === column) ?? "full_name");
  const table = await exportTable(inLanguage, titleOf);
  if (at.read) return putTogether(inLanguage, at.parts, { format, titles: table.titles });
  const lines: string[] = [];
  let { cursor } = at;
  for (let page = 0; page < pagesPerStep; page++) {
    const found = await listLeads.execute(ctx, { ...filter, limit: pageSize, cursor });
    for (const lead of found.data) lines.push(lineOf(table.rowOf(lead)));
    cursor = found.next_cursor ?? undefined;
    if (!cursor) break;
  }
  const kept = await keepBytes(ctx.org.id, Readable.from([lines.map((line) => `${line}\n`).join("")]), {
    contentType: "application/x-ndjson",
    bytesMax,
  });
  const part = await registerFile(ctx, ctx.unit, kept, {
    purpose: "export_part",
    file_name: "part",
    content_type: "application/x-ndjson",
    expiresInHours: partKeepHours,
  });
  const checkpoint = { cursor, parts: [...at.parts, part.id], read: !cursor };
  return { done: false, processed: lines.length, checkpoint };
}

async function putTogether(
  ctx: Ctx & { unit: Unit },
  partIds: string[],
  { format, titles }: { format: "csv" | "xlsx"; titles: string[] },
): Promise<StepResult> {
  const { db } = ctx.unit;
  const found = await db.tx
    .select()
    .from(stored_files)
    .where(db.in(stored_files, inArray(stored_files.id, partIds)));
  const parts = partIds.flatMap((id) => found.find((file) => file.id === id) ?? []);
  const { bytes, contentType, extension } = fileOf(ctx.locale, format, titles, rowsOfParts(parts));
  const kept = await keepBytes(ctx.org.id, Readable.from(bytes), { contentType, bytesMax });
  const file = await registerFile(ctx, ctx.unit, kept, {
    purpose: "export",
    file_name: `leads-${new Date().toISOString().slice(0, 10)}.${extension}`,
    content_type: contentType,
    expiresInHours: keepHours,
  });
  // Their time is over now; the sweeper takes the bytes.
  await db.update(stored_files, { expires_at: new Date().toISOString() }, inArray(stored_files.id, partIds));
  return { done: true, file_id: file.id, result: { size_bytes: kept.size_bytes } };
}

async function* rowsOfParts(parts: { storage_key: string }[]): AsyncGenerator<string[]> {
  for (const part of parts)
    for await (const line of createInterface({ input: await openFile(part) }))
      if (line) yield z.array(z.string()).parse(JSON.parse(line));
}

/** What `readline` takes for the end of a line stands in no line. */
const lineOf = (row: string[]): string =>
  JSON.stringify(row).replaceAll("\u2028", "\\u2028").replaceAll("\u2029", "\\u2029");
