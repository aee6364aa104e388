import { and, eq, sql, type SQL } from "drizzle-orm";
import type { OrgDb } from "@/db/org";
import { leads } from "@/db/schema";
import type { Ctx } from "@/lib/context";
import { page } from "@/lib/cursor";
import { defineOperation } from "@/lib/operation";
import { read } from "@/lib/unit";
import { filterCondition, loadFilterContext } from "./filter";
import { leadColumns } from "./lead";
import { ListLeadsInput, type Lead, type LeadSelection } from "./schemas";
import { afterCursor, orderOf, sortOf, sortsByCustom } from "./sort";
import { notDeleted, ownedBy, visibleTo } from "./visibility";

/** Newest first, or as asked. */
export const listLeads = defineOperation({
  name: "lead.list",
  permission: "leads.read",
  input: ListLeadsInput,
  run: (ctx, { limit, cursor, sort: wanted, ...selection }) =>
    read(ctx, async (db) => {
      const context = sortsByCustom(wanted) ? await loadFilterContext(ctx, db) : undefined;
      const sort = sortOf(wanted, context);
      const { own } = sort;
      const rows = await db.tx
        .select(own ? leadColumns : { ...leadColumns, sort_value: sql<string | null>`${sort.sql}::text` })
        .from(leads)
        .where(
          db.in(leads, await selected(ctx, db, selection), cursor ? afterCursor(sort, cursor) : undefined),
        )
        .orderBy(...orderOf(sort))
        .limit(limit + 1);
      const { data, next_cursor } = page(rows as ListedRow[], limit, (row) => [
        asText(own ? row[own] : row.sort_value),
        row.id,
      ]);
      return { data: own ? data : data.map(({ sort_value: _value, ...lead }) => lead), next_cursor };
    }),
});

type ListedRow = Lead & { sort_value?: string | null };

const asText = (value: unknown) => (value === null || value === undefined ? null : String(value));

/** The leads a request means, as far as its actor may see them; for lists, counts, sums and bulk changes alike. */
export async function selected(ctx: Ctx, db: OrgDb, selection: LeadSelection): Promise<SQL | undefined> {
  const { filter, stage_id, assigned_to, status } = selection;
  return and(
    notDeleted,
    visibleTo(ctx, leads.assigned_to),
    stage_id ? eq(leads.stage_id, stage_id) : undefined,
    status ? eq(leads.status, status) : undefined,
    ownedBy(assigned_to),
    filter ? filterCondition(await loadFilterContext(ctx, db), filter) : undefined,
  );
}
