import { and, asc, eq, getTableColumns, isNull, ne, sql } from "drizzle-orm";
import type { NextRequest } from "next/server";
import { conversations, lead_totals, leads, pipelines, pipeline_stages } from "@/db/schema";
import { page } from "@/lib/cursor";
import { leadColumns } from "@/lib/leads/lead";
import { db, orgId } from "../../../../database";

export async function GET({ nextUrl: { searchParams } }: NextRequest) {
  const limit = Number(searchParams.get("limit"));
  const stages = await db
    .select({ stage: stageColumns })
    .from(pipeline_stages)
    .innerJoin(pipelines, and(eq(pipelines.id, pipeline_stages.pipeline_id), eq(pipelines.is_default, true)))
    .where(and(eq(pipeline_stages.organization_id, orgId), eq(pipeline_stages.is_active, true)))
    .orderBy(asc(pipeline_stages.stage_order));
  const totals = await db
    .select({
      stage_id: lead_totals.stage_id,
      currency: lead_totals.currency,
      count: sql<number>`sum(${lead_totals.lead_count})::int`,
      total_value: sql<string>`sum(${lead_totals.total_value})::text`,
      weighted_value: sql<string>`sum(${lead_totals.weighted_value})::text`,
    })
    .from(lead_totals)
    .where(eq(lead_totals.organization_id, orgId))
    .groupBy(lead_totals.stage_id, lead_totals.currency);
  const data = [];
  for (const { stage } of stages) {
    const rows = await cards(stage.id, limit);
    const sums = totals.filter(({ stage_id }) => stage_id === stage.id);
    const shown = page(rows, limit, ({ position, id }) => [position, id]);
    const [sum] = sums;
    data.push({
      stage,
      count: sum?.count ?? 0,
      total_value: sum?.total_value,
      sums,
      leads: shown.data,
      next_cursor: shown.next_cursor,
    });
  }
  return Response.json({ pipeline_id: stages[0]?.stage.pipeline_id, data });
}

const {
  organization_id: _organization,
  created_at: _created,
  updated_at: _updated,
  ...stageColumns
} = getTableColumns(pipeline_stages);

const cards = (stageId: string, limit: number) =>
  db
    .select({
      ...leadColumns,
      conversation_id: conversations.id,
      unread_count: sql<number>`coalesce(${conversations.unread_count}, 0)`,
      last_message_at: conversations.last_message_at,
    })
    .from(leads)
    .leftJoin(
      conversations,
      and(
        eq(conversations.organization_id, orgId),
        eq(conversations.lead_id, leads.id),
        ne(conversations.status, "resolved"),
      ),
    )
    .where(and(eq(leads.organization_id, orgId), eq(leads.stage_id, stageId), isNull(leads.deleted_at)))
    .orderBy(asc(leads.position), asc(leads.id))
    .limit(limit + 1);
