import { eq } from "drizzle-orm";
import { imports } from "@/db/schema";
import { AppError, notFound } from "@/lib/errors";
import { startJob } from "@/lib/jobs";
import { assertMember } from "@/lib/leads";
import { defineOperation } from "@/lib/operation";
import { referencedStage } from "@/lib/pipeline";
import { transact } from "@/lib/unit";
import { toImport } from "./import";
import { loadKnown } from "./parse/custom";
import { StartImportInput } from "./schemas";

/** Begins to take the rows in; once per upload. */
export const startImport = defineOperation({
  name: "import.start",
  permission: "leads.import",
  input: StartImportInput,
  run: (ctx, { import_id, mapping, ...options }) =>
    transact(ctx, async (unit) => {
      const { db, audit } = unit;
      const row = await db.lock(imports, import_id);
      if (!row) throw notFound();
      if (row.status !== "uploaded") throw new AppError("conflict", { message: "import_started" });
      if (options.assigned_to) await assertMember(db, "assigned_to", options.assigned_to);
      if (options.stage_id) await referencedStage(db, "stage_id", options.stage_id);
      await loadKnown(db, mapping);
      const [after] = await db.update(
        imports,
        { status: "queued", mapping, options: { ...row.options, ...options } },
        eq(imports.id, import_id),
      );
      if (!after) throw notFound();
      const job = await startJob(ctx, unit, {
        kind: "lead_import",
        params: { import_id },
        total: row.total_rows,
      });
      await audit({
        action: "import.start",
        resource_type: "import",
        resource_id: import_id,
        after: { mapping, ...options, total_rows: row.total_rows },
      });
      return { import: toImport(after), job };
    }),
});
