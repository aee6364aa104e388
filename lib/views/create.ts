import { eq } from "drizzle-orm";
import { saved_views } from "@/db/schema";
import { actorUserId } from "@/lib/context";
import { AppError, invalid } from "@/lib/errors";
import { defineOperation } from "@/lib/operation";
import { transact } from "@/lib/unit";
import { CreateViewInput } from "./schemas";
import { assertNameFree, recordView, toView } from "./view";

const viewsMax = 100;

/** A view of the actor's own; to share it is another step. */
export const createView = defineOperation({
  name: "view.create",
  permission: "leads.read",
  input: CreateViewInput,
  run: (ctx, { entity, name, config }) =>
    transact(ctx, async (unit) => {
      const { db } = unit;
      const owner_id = actorUserId(ctx.actor);
      if (!owner_id) throw new AppError("forbidden");
      const count = await db.tx.$count(saved_views, db.in(saved_views, eq(saved_views.owner_id, owner_id)));
      if (count >= viewsMax) throw invalid({ name: "too_many" });
      await assertNameFree(db, { entity, name, owner_id, is_shared: false });
      const view = await db.insert(saved_views, { entity, name, owner_id, config });
      await recordView(unit, "view.create", undefined, view);
      return toView(view);
    }),
});
