import { imports } from "@/db/schema";
import { eq } from "drizzle-orm";
import { registerJob } from "@/lib/jobs";
import { revertChunk } from "./revert";
import { importChunk } from "./run";

export { getImport, listImports } from "./get";
export { previewImport } from "./preview";
export { importReport } from "./report";
export { startImport } from "./start";
export { uploadImport } from "./upload";

registerJob("lead_import", {
  step: importChunk,
  undo: revertChunk,
  async stopped({ unit }, job, status) {
    await unit.db.update(
      imports,
      { status, error: job.error, finished_at: new Date().toISOString() },
      eq(imports.id, String(job.params.import_id)),
    );
  },
});
