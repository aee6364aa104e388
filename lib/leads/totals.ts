import { and, eq, inArray, sql, type SQL } from "drizzle-orm";
import type { OrgDb } from "@/db/org";
import { lead_totals, leads, pipeline_stages } from "@/db/schema";
import type { BoardColumn } from "./schemas";

export type ColumnSum = Pick<BoardColumn, "count" | "total_value" | "sums">;
export const noSum: ColumnSum = { count: 0, total_value: "0.00", sums: [] };

type Row = {
  stage_id: string;
  currency: string;
  count: number;
  total_value: string;
  weighted_value: string;
  all_value: string;
};

/**
 * What the columns hold, from the totals that a trigger keeps: the work grows with owners and currencies, not with
 * leads. Only for conditions on the owner; everything else has to count.
 */
export async function keptSums(
  db: OrgDb,
  owners: SQL | undefined,
  stageIds: string[],
): Promise<Map<string, ColumnSum>> {
  if (stageIds.length === 0) return new Map();
  const total = sql`coalesce(sum(${lead_totals.total_value}), 0)`;
  const weighted = sql`coalesce(sum(${lead_totals.weighted_value}
    + ${lead_totals.unweighted_value} * ${pipeline_stages.probability} / 100.0), 0)`;
  const rows = await db.tx
    .select(
      columns(
        lead_totals.stage_id,
        lead_totals.currency,
        sql`sum(${lead_totals.lead_count})`,
        total,
        weighted,
      ),
    )
    .from(lead_totals)
    .innerJoin(
      pipeline_stages,
      and(
        eq(pipeline_stages.organization_id, lead_totals.organization_id),
        eq(pipeline_stages.id, lead_totals.stage_id),
      ),
    )
    .where(db.in(lead_totals, inArray(lead_totals.stage_id, stageIds), owners))
    .groupBy(lead_totals.stage_id, lead_totals.currency)
    .having(sql`sum(${lead_totals.lead_count}) <> 0`)
    .orderBy(sql`${total} desc`, lead_totals.currency);
  return byStage(rows);
}

/** The same, counted: for filters that the totals know nothing of. */
export async function countedSums(
  db: OrgDb,
  shown: SQL | undefined,
  stageIds: string[],
): Promise<Map<string, ColumnSum>> {
  if (stageIds.length === 0) return new Map();
  const chance = sql`coalesce(${leads.probability}, ${pipeline_stages.probability}) / 100.0`;
  const total = sql`coalesce(sum(${leads.estimated_value}), 0)`;
  const weighted = sql`coalesce(sum(${leads.estimated_value} * ${chance}), 0)`;
  const rows = await db.tx
    .select(columns(leads.stage_id, leads.currency, sql`count(*)`, total, weighted))
    .from(leads)
    .innerJoin(
      pipeline_stages,
      and(eq(pipeline_stages.organization_id, leads.organization_id), eq(pipeline_stages.id, leads.stage_id)),
    )
    .where(db.in(leads, inArray(leads.stage_id, stageIds), shown))
    .groupBy(leads.stage_id, leads.currency)
    .orderBy(sql`${total} desc`, leads.currency);
  return byStage(rows);
}

type Column = typeof leads.stage_id | typeof lead_totals.stage_id;
type Currency = typeof leads.currency | typeof lead_totals.currency;

const columns = <S extends Column, C extends Currency>(
  stage_id: S,
  currency: C,
  count: SQL,
  total: SQL,
  weighted: SQL,
) => ({
  stage_id,
  currency,
  count: sql<number>`${count}::int`,
  total_value: sql<string>`${total}::numeric(16,2)::text`,
  weighted_value: sql<string>`${weighted}::numeric(16,2)::text`,
  all_value: sql<string>`sum(${total}) over (partition by ${stage_id})::numeric(16,2)::text`,
});

function byStage(rows: Row[]): Map<string, ColumnSum> {
  const sums = new Map<string, ColumnSum>();
  for (const { stage_id, count, all_value, ...sum } of rows) {
    const known = sums.get(stage_id);
    sums.set(stage_id, {
      count: (known?.count ?? 0) + count,
      total_value: all_value,
      sums: [...(known?.sums ?? []), sum],
    });
  }
  return sums;
}
