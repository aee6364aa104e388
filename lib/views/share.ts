import { eq, sql } from "drizzle-orm";
import { saved_views } from "@/db/schema";
import { notFound } from "@/lib/errors";
import { defineOperation } from "@/lib/operation";
import { transact } from "@/lib/unit";
import { ShareViewInput } from "./schemas";
import { assertNameFree, lockChangeable, recordView, toView } from "./view";

/** For everybody in the organization, or its owner's alone again. What was a default is none on the other side. */
export const shareView = defineOperation({
  name: "view.share",
  permission: "views.share",
  input: ShareViewInput,
  run: (ctx, { view_id, is_shared, version }) =>
    transact(ctx, async (unit) => {
      const { db } = unit;
      const before = await lockChangeable(ctx, db, view_id, version);
      if (before.is_shared === is_shared) return toView(before);
      await assertNameFree(db, { ...before, is_shared }, before.id);
      const [after] = await db.update(
        saved_views,
        {
          is_shared,
          is_default: false,
          version: sql`${saved_views.version} + 1`,
          updated_at: new Date().toISOString(),
        },
        eq(saved_views.id, view_id),
      );
      if (!after) throw notFound();
      await recordView(unit, "view.share", before, after);
      return toView(after);
    }),
});
