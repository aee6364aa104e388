import { eq } from "drizzle-orm";
import { saved_views } from "@/db/schema";
import { defineOperation } from "@/lib/operation";
import { transact } from "@/lib/unit";
import { ViewIdInput } from "./schemas";
import { lockChangeable, recordView } from "./view";

/** The view alone; the leads it showed stay. */
export const deleteView = defineOperation({
  name: "view.delete",
  permission: "leads.read",
  input: ViewIdInput,
  run: (ctx, { view_id }) =>
    transact(ctx, async (unit) => {
      const before = await lockChangeable(ctx, unit.db, view_id);
      await unit.db.remove(saved_views, eq(saved_views.id, view_id));
      await recordView(unit, "view.delete", before, undefined);
      return { id: view_id };
    }),
});
