import type { Ctx } from "@/lib/context";
import { AppError } from "@/lib/errors";
import { parseInput } from "@/lib/operation";
import { transact } from "@/lib/unit";
import { csvLine, csvStart } from "./csv";
import { leadRows } from "./rows";
import { exportColumns, ExportLeadsInput } from "./schemas";
import { xlsxFile } from "./xlsx";

type File = { contentType: string; extension: string; bytes: AsyncIterable<string | Uint8Array> };

/**
 * The leads of a filtered list as a file, read and written page by page. Leaves its trace before the first byte: who
 * breaks off half-way has taken data, too.
 *
 * @throws AppError `forbidden`, `invalid`.
 */
export async function exportLeads(
  ctx: Ctx,
  raw: unknown,
  titleOf: (column: string) => string,
): Promise<File> {
  if (!ctx.grants.permissions.has("leads.export")) throw new AppError("forbidden");
  const input = parseInput(ExportLeadsInput, raw);
  await transact(ctx, ({ audit }) =>
    audit({ action: "lead.export", resource_type: "lead", resource_id: null, after: input }),
  );
  const titles = exportColumns.map(titleOf);
  if (input.format === "xlsx") {
    return {
      contentType: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
      extension: "xlsx",
      bytes: xlsxFile(withTitles(titles, leadRows(ctx, input)), "Leads"),
    };
  }
  return { contentType: "text/csv; charset=utf-8", extension: "csv", bytes: csvFile(ctx, titles, input) };
}

async function* csvFile(ctx: Ctx, titles: string[], input: ExportLeadsInput): AsyncGenerator<string> {
  yield csvStart + csvLine(titles, ctx.locale);
  for await (const row of leadRows(ctx, input)) yield csvLine(row, ctx.locale);
}

async function* withTitles(titles: string[], rows: AsyncIterable<string[]>): AsyncGenerator<string[]> {
  yield titles;
  yield* rows;
}
