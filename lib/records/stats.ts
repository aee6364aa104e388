import { and, inArray, sql } from "drizzle-orm";
import type { PgColumn } from "drizzle-orm/pg-core";
import type { OrgDb } from "@/db/org";
import { leads } from "@/db/schema";
import type { Ctx } from "@/lib/context";
import { visibleTo } from "@/lib/leads";
import type { RecordStats } from "./schemas";

const none: RecordStats = { lead_count: 0, open_lead_count: 0, sums: [] };

/** Counts and sums of the leads of each of these, in one statement; `by` is the lead's reference to them. */
export async function statsOf(
  ctx: Ctx,
  db: OrgDb,
  by: PgColumn,
  ids: string[],
): Promise<(id: string) => RecordStats> {
  if (ids.length === 0) return () => none;
  const valueOf = (status: string) =>
    sql<string>`coalesce(sum(${leads.estimated_value}) filter (where ${leads.status} = ${status}), 0)::numeric(20, 2)`;
  const rows = await db.tx
    .select({
      id: sql<string>`${by}`,
      currency: leads.currency,
      lead_count: sql<number>`count(*)::int`,
      open_lead_count: sql<number>`count(*) filter (where ${leads.status} = 'open')::int`,
      open_value: valueOf("open"),
      won_value: valueOf("won"),
    })
    .from(leads)
    .where(
      db.in(
        leads,
        and(inArray(by, ids), sql`${leads.deleted_at} is null`, visibleTo(ctx, leads.assigned_to)),
      ),
    )
    .groupBy(by, leads.currency)
    .orderBy(leads.currency);
  return (id) =>
    rows
      .filter((row) => row.id === id)
      .reduce<RecordStats>(
        (total, { currency, lead_count, open_lead_count, open_value, won_value }) => ({
          lead_count: total.lead_count + lead_count,
          open_lead_count: total.open_lead_count + open_lead_count,
          sums:
            Number(open_value) + Number(won_value) > 0
              ? [...total.sums, { currency, open_value, won_value }]
              : total.sums,
        }),
        none,
      );
}
