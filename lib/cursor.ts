import { AppError } from "@/lib/errors";

/** An opaque place in a list: the sort values of its last item. */
export const encodeCursor = (values: string[]): string => Buffer.from(JSON.stringify(values)).toString("base64url");

/** @throws AppError `invalid` for anything we did not make. */
export function decodeCursor(cursor: string, length: number): string[] {
  try {
    const values: unknown = JSON.parse(Buffer.from(cursor, "base64url").toString());
    if (Array.isArray(values) && values.length === length && values.every((value) => typeof value === "string")) {
      return values;
    }
  } catch {
    // falls through to the refusal
  }
  throw new AppError("invalid", { fields: { cursor: "invalid_value" } });
}

/** Splits `limit + 1` fetched rows into a page and the cursor of the next one. */
export function page<T>(rows: T[], limit: number, sortValues: (row: T) => string[]): { data: T[]; next_cursor: string | null } {
  const data = rows.slice(0, limit);
  const last = data.at(-1);
  return { data, next_cursor: rows.length > limit && last ? encodeCursor(sortValues(last)) : null };
}
