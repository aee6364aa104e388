import { defineOperation } from "@/lib/operation";
import { read } from "@/lib/unit";
import { BulkPreviewInput } from "./schemas";
import { countTargets } from "./targets";

/** How many leads a bulk change would reach, before it is asked for. */
export const previewBulk = defineOperation({
  name: "lead.preview_bulk",
  permission: "leads.bulk",
  input: BulkPreviewInput,
  run: (ctx, input) => read(ctx, async (db) => ({ count: await countTargets(ctx, db, input) })),
});
