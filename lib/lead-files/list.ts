import { eq } from "drizzle-orm";
import { lead_files, leads } from "@/db/schema";
import { assertVisible } from "@/lib/leads";
import { defineOperation } from "@/lib/operation";
import { read } from "@/lib/unit";
import { selectLeadFiles } from "./lead-file";
import { ListLeadFilesInput } from "./schemas";

const filesMax = 200;

/** Every file of a lead, the latest first. */
export const listLeadFiles = defineOperation({
  name: "lead_file.list",
  permission: "leads.read",
  input: ListLeadFilesInput,
  run: (ctx, { lead_id }) =>
    read(ctx, async (db) => {
      assertVisible(ctx, await db.byId(leads, lead_id));
      const data = await selectLeadFiles(db, eq(lead_files.lead_id, lead_id), filesMax);
      return { data, next_cursor: null };
    }),
});
