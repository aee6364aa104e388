import type { Locale } from "@/i18n/routing";
import { csvLine, csvStart } from "./csv";
import type { ExportLeadsInput } from "./schemas";
import { xlsxFile } from "./xlsx";

export type ExportFile = {
  contentType: string;
  extension: string;
  bytes: AsyncIterable<string | Uint8Array>;
};

/** Titles and rows in the form that was asked for, made while they come. */
export function fileOf(
  locale: Locale,
  format: ExportLeadsInput["format"],
  titles: string[],
  rows: AsyncIterable<string[]>,
): ExportFile {
  if (format === "csv")
    return { contentType: "text/csv; charset=utf-8", extension: "csv", bytes: csvFile(locale, titles, rows) };
  return {
    contentType: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    extension: "xlsx",
    bytes: xlsxFile(withTitles(titles, rows), "Leads"),
  };
}

async function* csvFile(
  locale: Locale,
  titles: string[],
  rows: AsyncIterable<string[]>,
): AsyncGenerator<string> {
  yield csvStart + csvLine(titles, locale);
  for await (const row of rows) yield csvLine(row, locale);
}

async function* withTitles(titles: string[], rows: AsyncIterable<string[]>): AsyncGenerator<string[]> {
  yield titles;
  yield* rows;
}
