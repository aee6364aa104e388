import type { Ctx } from "@/lib/context";
import { AppError } from "@/lib/errors";
import { parseInput } from "@/lib/operation";
import { transact } from "@/lib/unit";
import { fileOf, type ExportFile } from "./file";
import { exportTable, leadRows } from "./rows";
import { ExportLeadsInput } from "./schemas";

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
): Promise<ExportFile> {
  if (!ctx.grants.permissions.has("leads.export")) throw new AppError("forbidden");
  const input = parseInput(ExportLeadsInput, raw);
  await transact(ctx, ({ audit }) =>
    audit({ action: "lead.export", resource_type: "lead", resource_id: null, after: input }),
  );
  const table = await exportTable(ctx, titleOf);
  return fileOf(ctx.locale, input.format, table.titles, leadRows(ctx, input, table));
}
