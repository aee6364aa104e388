import { eq } from "drizzle-orm";
import { lead_files, stored_files } from "@/db/schema";
import { notFound } from "@/lib/errors";
import { defineOperation } from "@/lib/operation";
import { transact } from "@/lib/unit";
import { findLeadFile, recordFile, selectLeadFiles, trashDays } from "./lead-file";
import { LeadFileIdInput } from "./schemas";

const dayMs = 86_400_000;

/** Off the lead at once; the bytes go after a week, until when `lead_file.restore` brings it back. */
export const deleteLeadFile = defineOperation({
  name: "lead_file.delete",
  permission: "leads.write",
  input: LeadFileIdInput,
  run: (ctx, ids) =>
    transact(ctx, async (unit) => {
      const { lead, file } = await findLeadFile(ctx, unit.db, ids);
      if (file.expires_at) throw notFound();
      const expires_at = new Date(Date.now() + trashDays * dayMs).toISOString();
      await unit.db.update(stored_files, { expires_at }, eq(stored_files.id, file.id));
      await recordFile(ctx, unit, lead, { action: "delete", lead_file_id: ids.lead_file_id, file });
      return { id: ids.lead_file_id };
    }),
});

export const restoreLeadFile = defineOperation({
  name: "lead_file.restore",
  permission: "leads.write",
  input: LeadFileIdInput,
  run: (ctx, ids) =>
    transact(ctx, async (unit) => {
      const { lead, file } = await findLeadFile(ctx, unit.db, ids);
      if (file.expires_at) {
        await unit.db.update(stored_files, { expires_at: null }, eq(stored_files.id, file.id));
        await recordFile(ctx, unit, lead, { action: "restore", lead_file_id: ids.lead_file_id, file });
      }
      const [restored] = await selectLeadFiles(unit.db, eq(lead_files.id, ids.lead_file_id), 1);
      if (!restored) throw notFound();
      return restored;
    }),
});
