import { and, eq, isNull, lt, sql } from "drizzle-orm";
import { stored_files } from "@/db/schema";
import { withSystem } from "@/db/system";
import { removeBytes } from "./store";

const batchSize = 200;

/** Removes the bytes of files whose time is over; the row stays, so that what refers to it keeps its meaning. */
export async function sweepFiles(): Promise<{ removed: number }> {
  const expired = await withSystem("sweep files", (db) =>
    db
      .select({ id: stored_files.id, storage_key: stored_files.storage_key })
      .from(stored_files)
      .where(and(isNull(stored_files.deleted_at), lt(stored_files.expires_at, sql`now()`)))
      .limit(batchSize),
  );
  for (const { id, storage_key } of expired) {
    await removeBytes(storage_key);
    await withSystem("sweep files", (db) =>
      db.update(stored_files).set({ deleted_at: new Date().toISOString() }).where(eq(stored_files.id, id)),
    );
  }
  return { removed: expired.length };
}
