import { and, arrayContains, eq, sql, type SQL } from "drizzle-orm";
import type { PgColumn } from "drizzle-orm/pg-core";
import type { OrgDb } from "@/db/org";
import { conversations, lead_totals, leads, pipeline_stages } from "@/db/schema";
import type { Ctx } from "@/lib/context";
import { decodeCursor, page } from "@/lib/cursor";
import { notFound } from "@/lib/errors";
import { defineOperation } from "@/lib/operation";
import { activeStages, findPipeline, toStage } from "@/lib/pipeline";
import { read } from "@/lib/unit";
import { filterCondition, loadFilterContext } from "./filter";
import { leadColumns } from "./lead";
import { byPosition } from "./position";
import { BoardColumnInput, BoardInput, type Board, type BoardFilter, type LeadCard } from "./schemas";
import { countedSums, keptSums, noSum } from "./totals";
import { notDeleted, ownedBy, visibleTo } from "./visibility";

/** Every stage with its count, sums and first cards, as the actor may see them. */
export const getBoard = defineOperation({
  name: "pipeline.board",
  permission: "leads.read",
  input: BoardInput,
  run: (ctx, { pipeline_id, limit, ...filter }) =>
    read(ctx, async (db): Promise<Board> => {
      const pipeline = await findPipeline(db, pipeline_id);
      const stages = await activeStages(db, pipeline.id);
      const view = await viewOf(ctx, db, filter);
      const sums = await view.sums(stages.map(({ id }) => id));
      const data: Board["data"] = [];
      for (const row of stages) {
        const { data: cards, next_cursor } = await columnPage(db, view.shown, row.id, limit);
        data.push({ stage: toStage(row), ...(sums.get(row.id) ?? noSum), leads: cards, next_cursor });
      }
      return { pipeline_id: pipeline.id, data };
    }),
});

/** One column, for loading further cards and for refreshing after a realtime event. */
export const getBoardColumn = defineOperation({
  name: "pipeline.board_column",
  permission: "leads.read",
  input: BoardColumnInput,
  run: (ctx, { stage_id, cursor, limit, ...filter }) =>
    read(ctx, async (db) => {
      const stage = await db.byId(pipeline_stages, stage_id);
      if (!stage?.is_active) throw notFound();
      const view = await viewOf(ctx, db, filter);
      const sum = (await view.sums([stage_id])).get(stage_id) ?? noSum;
      const { data, next_cursor } = await columnPage(db, view.shown, stage_id, limit, cursor);
      return { stage: toStage(stage), ...sum, leads: data, next_cursor };
    }),
});

/** Which cards the board shows, and what its columns sum up to. */
async function viewOf(ctx: Ctx, db: OrgDb, { assigned_to, q, tag, filter }: BoardFilter) {
  const owners = (column: PgColumn) => and(visibleTo(ctx, column), ownedBy(assigned_to, column));
  const further = and(
    q ? matching(q) : undefined,
    tag ? arrayContains(leads.tags, [tag]) : undefined,
    filter ? filterCondition(await loadFilterContext(ctx, db), filter) : undefined,
  );
  const shown = and(notDeleted, owners(leads.assigned_to), further);
  const sums = (stageIds: string[]) =>
    further ? countedSums(db, shown, stageIds) : keptSums(db, owners(lead_totals.assigned_to), stageIds);
  return { shown, sums };
}

/** Accents and case do not count; `%` and `_` mean themselves. */
function matching(q: string): SQL {
  const like = `%${q.replace(/[\\%_]/g, "\\$&")}%`;
  const text = sql`concat_ws(' ', ${leads.full_name}, ${leads.company}, ${leads.email}, ${leads.phone})`;
  return sql`fold_text(${text}) like fold_text(${like})`;
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
