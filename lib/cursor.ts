import { z } from "zod";
import { AppError } from "@/lib/errors";

/** What lists are sorted by; the id follows as the tie-breaker. */
const places = {
  instant: z.tuple([z.iso.datetime().refine((text) => Date.parse(text) >= 0), z.uuid()]),
  /** Any value as text, or none; the list that made it knows its type. */
  sorted: z.tuple([z.string().max(300).nullable(), z.uuid()]),
  position: z.tuple([z.string().regex(/^[0-9A-Za-z]+$/), z.uuid()]),
};

/** An opaque place in a list: the sort value and the id of its last item. */
export const encodeCursor = (values: [string | null, string]): string =>
  Buffer.from(JSON.stringify(values)).toString("base64url");

/** @throws AppError `invalid` for anything we did not make. */
export function decodeCursor<By extends keyof typeof places>(
  cursor: string,
  sortedBy: By,
): z.output<(typeof places)[By]> {
  const place = places[sortedBy].safeParse(parse(cursor));
  if (!place.success) throw new AppError("invalid", { fields: { cursor: "invalid_value" } });
  return placeOf<By>(place.data);
}

/** Splits `limit + 1` fetched rows into a page and the cursor of the next one. */
export function page<T>(
  rows: T[],
  limit: number,
  sortValues: (row: T) => [string | null, string],
): { data: T[]; next_cursor: string | null } {
  const data = rows.slice(0, limit);
  const last = data.at(-1);
  return { data, next_cursor: rows.length > limit && last ? encodeCursor(sortValues(last)) : null };
}

/** `places[By]` has just parsed it; TypeScript forgets which member of the union that was. */
const placeOf = <By extends keyof typeof places>(data: unknown) => data as z.output<(typeof places)[By]>;

function parse(cursor: string): unknown {
  try {
    return JSON.parse(Buffer.from(cursor, "base64url").toString());
  } catch {
    return undefined;
  }
}
