import type { Locale } from "@/i18n/routing";

/** Excel reads UTF-8 only when the file says so. */
export const csvStart = "\ufeff";

/** One line; Brazilian Excel divides by `;`, because its comma is the decimal sign. */
export function csvLine(cells: string[], locale: Locale): string {
  const delimiter = locale === "pt-BR" ? ";" : ",";
  return `${cells.map((cell) => quoted(safeCell(cell))).join(delimiter)}\r\n`;
}

/** A cell that a spreadsheet would take for a formula gets an apostrophe; what somebody typed is never run. */
export const safeCell = (text: string): string => (/^[=+\-@\t\r\0]/.test(text) ? `'${text}` : text);

const quoted = (text: string): string =>
  /[",;\r\n\t]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
