import { desc, sql, sum } from "drizzle-orm";
import type { OrgDb } from "@/db/org";
import { lead_totals, leads } from "@/db/schema";
import type { Ctx } from "@/lib/context";
import { defineOperation } from "@/lib/operation";
import { read } from "@/lib/unit";
import { selected } from "./list";
import { LeadSelection, type LeadSummary } from "./schemas";
import { visibleTo } from "./visibility";

/** Counting stops here: nobody reads a list to its end, and the time it takes must not grow with the organization. */
const countMax = 10_000;

/** How many leads a list has and what they are worth, apart from the list itself, which need not wait for it. */
export const summarizeLeads = defineOperation({
  name: "lead.summary",
  permission: "leads.read",
  input: LeadSelection,
  run: (ctx, selection) =>
    read(ctx, async (db): Promise<LeadSummary> => {
      const all = Object.values(selection).every((value) => value === undefined);
      if (all) return ofEverything(ctx, db);
      const some = db.tx
        .select({ currency: leads.currency, estimated_value: leads.estimated_value })
        .from(leads)
        .where(db.in(leads, await selected(ctx, db, selection)))
        .limit(countMax + 1)
        .as("some");
      const total = sql<string>`coalesce(sum(${some.estimated_value}), 0)::numeric(16,2)::text`;
      const rows = await db.tx
        .select({ currency: some.currency, count: sql<number>`count(*)::int`, total_value: total })
        .from(some)
        .groupBy(some.currency)
        .orderBy(desc(sql`coalesce(sum(${some.estimated_value}), 0)`), some.currency);
      const count = rows.reduce((sofar, row) => sofar + row.count, 0);
      if (count > countMax) return { count: countMax, is_capped: true, sums: null };
      return { count, is_capped: false, sums: rows.map(toSum) };
    }),
});

const toSum = ({ currency, total_value }: { currency: string; total_value: string }) => ({
  currency,
  total_value,
});

/** Exact at any size: the sums are kept as leads change. */
async function ofEverything(ctx: Ctx, db: OrgDb): Promise<LeadSummary> {
  const rows = await db.tx
    .select({
      currency: lead_totals.currency,
      count: sql<number>`coalesce(sum(${lead_totals.lead_count}), 0)::int`,
      total_value: sql<string>`coalesce(sum(${lead_totals.total_value}), 0)::numeric(16,2)::text`,
    })
    .from(lead_totals)
    .where(db.in(lead_totals, visibleTo(ctx, lead_totals.assigned_to)))
    .groupBy(lead_totals.currency)
    .orderBy(desc(sum(lead_totals.total_value)), lead_totals.currency);
  const present = rows.filter(({ count }) => count > 0);
  return {
    count: present.reduce((sofar, row) => sofar + row.count, 0),
    is_capped: false,
    sums: present.map(toSum),
  };
}
