import { and, desc, eq, sql } from "drizzle-orm";
import { leads } from "@/db/schema";
import { decodeCursor, page } from "@/lib/cursor";
import { defineOperation } from "@/lib/operation";
import { read } from "@/lib/unit";
import { leadColumns } from "./lead";
import { ListLeadsInput, type Lead } from "./schemas";
import { notDeleted, ownedBy, visibleTo } from "./visibility";

/** Newest first. */
export const listLeads = defineOperation({
  name: "lead.list",
  permission: "leads.read",
  input: ListLeadsInput,
  run: (ctx, { limit, cursor, stage_id, assigned_to, status }) =>
    read(ctx, async (db) => {
      const rows = await db.tx
        .select(leadColumns)
        .from(leads)
        .where(
          db.in(
            leads,
            and(
              notDeleted,
              visibleTo(ctx, leads.assigned_to),
              stage_id ? eq(leads.stage_id, stage_id) : undefined,
              status ? eq(leads.status, status) : undefined,
              ownedBy(assigned_to),
              cursor ? olderThan(cursor) : undefined,
            ),
          ),
        )
        .orderBy(desc(leads.created_at), desc(leads.id))
        .limit(limit + 1);
      return page(rows as Lead[], limit, (lead) => [lead.created_at, lead.id]);
    }),
});

function olderThan(cursor: string) {
  const [createdAt, id] = decodeCursor(cursor, "instant");
  return sql`(${leads.created_at}, ${leads.id}) < (${createdAt}::timestamptz, ${id}::uuid)`;
}
