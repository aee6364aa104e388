import type { Cell, DatePart } from "./types";

/** What forms and exports write where nothing was chosen. */
const missingWords = new Set(["", "select", "null", "nan", "na", "n/a", "none", "-", "nil", "undefined"]);

export function isMissing(cell: Cell): boolean {
  if (cell == null) return true;
  if (typeof cell === "number") return Number.isNaN(cell);
  return typeof cell === "string" && missingWords.has(cell.trim().toLowerCase());
}

/** @returns the level a category is known by; `undefined` where nothing is said. */
export const levelOf = (cell: Cell): string | undefined =>
  isMissing(cell) ? undefined : String(cell).trim().slice(0, 120);

const plainNumber = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i;
const commaNumber = /^[+-]?(?:\d{1,3}(?:\.\d{3})+|\d+),\d+$/;

/** @returns the number a cell says, `1.234,5` included; `undefined` when it is none. */
export function numberOf(cell: Cell): number | undefined {
  if (typeof cell === "number") return Number.isFinite(cell) ? cell : undefined;
  if (typeof cell !== "string") return undefined;
  const text = cell.trim();
  if (plainNumber.test(text)) return Number(text);
  if (commaNumber.test(text)) return Number(text.replaceAll(".", "").replace(",", "."));
  return undefined;
}

const isoDate = /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):\d{2}.*)?$/;
const dayFirst = /^(\d{1,2})\/(\d{1,2})\/(\d{4})(?: (\d{1,2}):\d{2}.*)?$/;

/** @returns the cell's day, and hour when it has one, as it is written: no zone is applied. */
export function dateOf(cell: Cell): { date: Date; hour?: number } | undefined {
  if (typeof cell !== "string") return undefined;
  const text = cell.trim();
  const iso = isoDate.exec(text);
  const local = iso ? null : dayFirst.exec(text);
  const parts = iso ? [iso[1], iso[2], iso[3], iso[4]] : local && [local[3], local[2], local[1], local[4]];
  if (!parts) return undefined;
  const [year, month, day] = parts.map(Number);
  if (!year || !month || !day || month > 12 || day > 31) return undefined;
  return {
    date: new Date(Date.UTC(year, month - 1, day)),
    ...(parts[3] !== undefined && { hour: Number(parts[3]) }),
  };
}

/** Weekday, day of the month and hour come round again; month and year do not, and a model of them is no use later. */
export function datePart(cell: Cell, part: DatePart): Cell {
  const parsed = dateOf(cell);
  if (!parsed) return null;
  if (part === "hour") return parsed.hour ?? null;
  return part === "day" ? parsed.date.getUTCDate() : String(parsed.date.getUTCDay());
}
