import { asc, desc, eq } from "drizzle-orm";
import { saved_views } from "@/db/schema";
import { defineOperation } from "@/lib/operation";
import { read } from "@/lib/unit";
import { ListViewsInput } from "./schemas";
import { toView, visibleViews } from "./view";

/** The shared views and the actor's own, by name. */
export const listViews = defineOperation({
  name: "view.list",
  permission: "leads.read",
  input: ListViewsInput,
  run: (ctx, { entity }) =>
    read(ctx, async (db) => {
      const rows = await db.tx
        .select()
        .from(saved_views)
        .where(db.in(saved_views, eq(saved_views.entity, entity), visibleViews(ctx)))
        .orderBy(desc(saved_views.is_shared), asc(saved_views.name), asc(saved_views.id));
      return { data: rows.map(toView), next_cursor: null };
    }),
});
