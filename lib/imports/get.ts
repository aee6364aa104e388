import { desc, sql } from "drizzle-orm";
import { imports } from "@/db/schema";
import { decodeCursor, page } from "@/lib/cursor";
import { notFound } from "@/lib/errors";
import { defineOperation } from "@/lib/operation";
import { read } from "@/lib/unit";
import { toImport } from "./import";
import { ImportIdInput, ListImportsInput } from "./schemas";

export const getImport = defineOperation({
  name: "import.get",
  permission: "leads.import",
  input: ImportIdInput,
  run: (ctx, { import_id }) =>
    read(ctx, async (db) => {
      const row = await db.byId(imports, import_id);
      if (!row) throw notFound();
      return toImport(row);
    }),
});

/** Newest first. */
export const listImports = defineOperation({
  name: "import.list",
  permission: "leads.import",
  input: ListImportsInput,
  run: (ctx, { limit, cursor }) =>
    read(ctx, async (db) => {
      const rows = await db.tx
        .select()
        .from(imports)
        .where(db.in(imports, cursor ? olderThan(cursor) : undefined))
        .orderBy(desc(imports.created_at), desc(imports.id))
        .limit(limit + 1);
      return page(rows.map(toImport), limit, (row) => [row.created_at, row.id]);
    }),
});

function olderThan(cursor: string) {
  const [createdAt, id] = decodeCursor(cursor, "instant");
  return sql`(${imports.created_at}, ${imports.id}) < (${createdAt}::timestamptz, ${id}::uuid)`;
}
