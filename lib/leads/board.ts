import { and, eq, inArray, sql, type SQL } from "drizzle-orm";
import type { OrgDb } from "@/db/org";
import { conversations, leads, pipeline_stages } from "@/db/schema";
import type { Ctx } from "@/lib/context";
import { decodeCursor, page } from "@/lib/cursor";
import { notFound } from "@/lib/errors";
import { defineOperation } from "@/lib/operation";
import { activeStages, findPipeline, toStage } from "@/lib/pipeline";
import { read } from "@/lib/unit";
import { leadColumns } from "./lead";
import { byPosition } from "./position";
import { BoardColumnInput, BoardInput, type Board, type BoardColumn, type LeadCard } from "./schemas";
import { notDeleted, ownedBy, visibleTo } from "./visibility";

/** Every stage with its count, sums and first cards, as the actor may see them. */
export const getBoard = defineOperation({
  name: "pipeline.board",
  permission: "leads.read",
  input: BoardInput,
  run: (ctx, { pipeline_id, limit, assigned_to }) =>
    read(ctx, async (db): Promise<Board> => {
      const pipeline = await findPipeline(db, pipeline_id);
      const stages = await activeStages(db, pipeline.id);
      const shown = shownTo(ctx, assigned_to);
      const sums = await sumByStage(
        db,
        shown,
        stages.map(({ id }) => id),
      );
      const data: Board["data"] = [];
      for (const row of stages) {
        const { data: cards, next_cursor } = await columnPage(db, shown, row.id, limit);
        data.push({ stage: toStage(row), ...(sums.get(row.id) ?? nothing), leads: cards, next_cursor });
      }
      return { pipeline_id: pipeline.id, data };
    }),
});

/** One column, for loading further cards and for refreshing after a realtime event. */
export const getBoardColumn = defineOperation({
  name: "pipeline.board_column",
  permission: "leads.read",
  input: BoardColumnInput,
  run: (ctx, { stage_id, cursor, limit, assigned_to }) =>
    read(ctx, async (db) => {
      const stage = await db.byId(pipeline_stages, stage_id);
      if (!stage?.is_active) throw notFound();
      const shown = shownTo(ctx, assigned_to);
      const sum = (await sumByStage(db, shown, [stage_id])).get(stage_id) ?? nothing;
      const { data, next_cursor } = await columnPage(db, shown, stage_id, limit, cursor);
      return { stage: toStage(stage), ...sum, leads: data, next_cursor };
    }),
});

type ColumnSum = Pick<BoardColumn, "count" | "total_value" | "sums">;
const nothing: ColumnSum = { count: 0, total_value: "0.00", sums: [] };

const shownTo = (ctx: Ctx, owner: string | undefined) =>
  and(notDeleted, visibleTo(ctx, leads.assigned_to), ownedBy(owner));

async function sumByStage(
  db: OrgDb,
  shown: SQL | undefined,
  stageIds: string[],
): Promise<Map<string, ColumnSum>> {
  if (stageIds.length === 0) return new Map();
  const chance = sql`coalesce(${leads.probability}, ${pipeline_stages.probability}) / 100.0`;
  const rows = await db.tx
    .select({
      stage_id: leads.stage_id,
      currency: leads.currency,
      count: sql<number>`count(*)::int`,
      total_value: sql<string>`coalesce(sum(${leads.estimated_value}), 0)::numeric(16,2)::text`,
      weighted_value: sql<string>`coalesce(sum(${leads.estimated_value} * ${chance}), 0)::numeric(16,2)::text`,
      all_value: sql<string>`sum(coalesce(sum(${leads.estimated_value}), 0)) over (partition by ${leads.stage_id})::numeric(16,2)::text`,
    })
    .from(leads)
    .innerJoin(
      pipeline_stages,
      and(eq(pipeline_stages.organization_id, leads.organization_id), eq(pipeline_stages.id, leads.stage_id)),
    )
    .where(db.in(leads, inArray(leads.stage_id, stageIds), shown))
    .groupBy(leads.stage_id, leads.currency)
    .orderBy(sql`coalesce(sum(${leads.estimated_value}), 0) desc`, leads.currency);
  const byStage = new Map<string, ColumnSum>();
  for (const { stage_id, count, all_value, ...sum } of rows) {
    const known = byStage.get(stage_id);
    byStage.set(stage_id, {
      count: (known?.count ?? 0) + count,
      total_value: all_value,
      sums: [...(known?.sums ?? []), sum],
    });
  }
  return byStage;
}

async function columnPage(
  db: OrgDb,
  shown: SQL | undefined,
  stageId: string,
  limit: number,
  cursor?: string,
) {
  const rows = await db.tx
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
        eq(conversations.organization_id, leads.organization_id),
        eq(conversations.lead_id, leads.id),
        sql`${conversations.status} <> 'resolved'`,
      ),
    )
    .where(db.in(leads, eq(leads.stage_id, stageId), shown, cursor ? below(cursor) : undefined))
    .orderBy(...byPosition())
    .limit(limit + 1);
  return page(rows as LeadCard[], limit, (card) => [card.position, card.id]);
}

function below(cursor: string) {
  const [position, id] = decodeCursor(cursor, "position");
  return sql`(${leads.position}, ${leads.id}) > (${position} collate "C", ${id}::uuid)`;
}
