import { sql } from "drizzle-orm";
import { customType, uuid } from "drizzle-orm/pg-core";
import { v7 as uuidv7 } from "uuid";

/** Primary key made by the app: sortable by time, unguessable enough to be in URLs, never a secret. */
export const id = () => uuid().primaryKey().$defaultFn(uuidv7);

/** A `timestamptz` that reads as ISO-8601 UTC with `Z`, the form every answer of ours has. */
export const instant = customType<{ data: string; driverData: string }>({
  dataType: () => "timestamptz(3)",
  fromDriver: (text) => toIso(text),
});

export const createdAt = () =>
  instant()
    .notNull()
    .default(sql`now()`);
export const updatedAt = () =>
  instant()
    .notNull()
    .default(sql`now()`)
    .$onUpdateFn(() => new Date().toISOString());

/** Fractional index of a card; compared byte by byte, as the library that makes the keys does. */
export const position = customType<{ data: string }>({ dataType: () => 'text collate "C"' });

/** PostgreSQL writes `2026-11-22 10:00:00.12+00`; the session's time zone is pinned to UTC in `db/client.ts`. */
function toIso(text: string): string {
  const [day = "", time = ""] = text.split(" ");
  const [seconds = "", fraction = ""] = time.replace(/\+00$/, "").split(".");
  return `${day}T${seconds}.${fraction.padEnd(3, "0")}Z`;
}
