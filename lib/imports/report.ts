import { asc, gt, eq } from "drizzle-orm";
import { import_rows, imports } from "@/db/schema";
import { withOrg } from "@/db/org";
import type { Ctx } from "@/lib/context";
import { AppError, notFound } from "@/lib/errors";
import { csvLine, csvStart } from "@/lib/exports";
import { loadFieldRules } from "@/lib/fields";
import { customPrefix } from "./schemas";

const batchSize = 2_000;

/** Every row's outcome as CSV, piece by piece. `textOf` gives the words of an outcome or a reason. */
export async function* importReport(
  ctx: Ctx,
  importId: string,
  textOf: (kind: "column" | "outcome" | "reason", key: string) => string,
): AsyncGenerator<string> {
  if (!ctx.grants.permissions.has("leads.import")) throw new AppError("forbidden");
  const found = await withOrg(ctx.org.id, (db) => db.byId(imports, importId));
  if (!found) throw notFound();
  const own = await withOrg(ctx.org.id, (db) => loadFieldRules(db));
  const columnOf = (field: string) =>
    (field.startsWith(customPrefix) && own.fields.get(field.slice(customPrefix.length))?.label) ||
    textOf("column", field);
  const columns = ["row_number", "outcome", "reasons", "lead_id"];
  yield (
    csvStart +
    csvLine(
      columns.map((key) => textOf("column", key)),
      ctx.locale,
    )
  );
  for (let after = 0; ;) {
    const last = after;
    const rows = await withOrg(ctx.org.id, (db) =>
      db.tx
        .select()
        .from(import_rows)
        .where(db.in(import_rows, eq(import_rows.import_id, importId), gt(import_rows.row_number, last)))
        .orderBy(asc(import_rows.row_number))
        .limit(batchSize),
    );
    if (rows.length === 0) return;
    after = rows.at(-1)?.row_number ?? after;
    yield rows
      .map(({ row_number, outcome, reasons, lead_id }) => {
        const why = Object.entries(reasons).map(
          ([field, key]) => `${columnOf(field)}: ${textOf("reason", key)}`,
        );
        return csvLine(
          [String(row_number), textOf("outcome", outcome), why.join(" | "), lead_id ?? ""],
          ctx.locale,
        );
      })
      .join("");
  }
}
