import { eq, sql } from "drizzle-orm";
import { saved_views } from "@/db/schema";
import { notFound } from "@/lib/errors";
import { defineOperation } from "@/lib/operation";
import { transact } from "@/lib/unit";
import { UpdateViewInput } from "./schemas";
import { assertNameFree, clearOtherDefaults, lockChangeable, recordView, toView } from "./view";

/**
 * Another name, other content, or the view that is seen first: by its owner, or by everybody where it is shared.
 *
 * @throws AppError `version_conflict` with the view as it is now.
 */
export const updateView = defineOperation({
  name: "view.update",
  permission: "leads.read",
  input: UpdateViewInput,
  run: (ctx, { view_id, version, ...changes }) =>
    transact(ctx, async (unit) => {
      const { db } = unit;
      const before = await lockChangeable(ctx, db, view_id, version);
      if (Object.values(changes).every((value) => value === undefined)) return toView(before);
      if (changes.name) await assertNameFree(db, { ...before, name: changes.name }, before.id);
      if (changes.is_default) await clearOtherDefaults(db, before);
      const [after] = await db.update(
        saved_views,
        { ...changes, version: sql`${saved_views.version} + 1`, updated_at: new Date().toISOString() },
        eq(saved_views.id, view_id),
      );
      if (!after) throw notFound();
      await recordView(unit, "view.update", before, after);
      return toView(after);
    }),
});
