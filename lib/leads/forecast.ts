import { and, eq, sql } from "drizzle-orm";
import { leads, pipeline_stages } from "@/db/schema";
import { defineOperation } from "@/lib/operation";
import { activeStages, findPipeline } from "@/lib/pipeline";
import { read } from "@/lib/unit";
import { ForecastInput, type Forecast } from "./schemas";
import { notDeleted, ownedBy, visibleTo } from "./visibility";

/** What is expected to be won: open leads per stage and month of their expected close, weighted by their chances. */
export const getForecast = defineOperation({
  name: "pipeline.forecast",
  permission: "leads.read",
  input: ForecastInput,
  run: (ctx, { pipeline_id, assigned_to }) =>
    read(ctx, async (db): Promise<Forecast> => {
      const pipeline = await findPipeline(db, pipeline_id);
      const stages = (await activeStages(db, pipeline.id)).filter(({ stage_type }) => stage_type === "open");
      const chance = sql`coalesce(${leads.probability}, ${pipeline_stages.probability}) / 100.0`;
      const month = sql<string | null>`to_char(${leads.expected_close_date}, 'YYYY-MM')`;
      const data = await db.tx
        .select({
          stage_id: leads.stage_id,
          month,
          currency: leads.currency,
          count: sql<number>`count(*)::int`,
          total_value: sql<string>`coalesce(sum(${leads.estimated_value}), 0)::numeric(16,2)::text`,
          weighted_value: sql<string>`coalesce(sum(${leads.estimated_value} * ${chance}), 0)::numeric(16,2)::text`,
        })
        .from(leads)
        .innerJoin(
          pipeline_stages,
          and(
            eq(pipeline_stages.organization_id, leads.organization_id),
            eq(pipeline_stages.id, leads.stage_id),
          ),
        )
        .where(
          db.in(
            leads,
            eq(leads.pipeline_id, pipeline.id),
            eq(leads.status, "open"),
            eq(pipeline_stages.is_active, true),
            notDeleted,
            visibleTo(ctx, leads.assigned_to),
            ownedBy(assigned_to),
          ),
        )
        .groupBy(leads.stage_id, sql`2`, leads.currency)
        .orderBy(sql`2 nulls last`, leads.currency);
      return {
        pipeline_id: pipeline.id,
        stages: stages.map(({ id, name, color, stage_type, probability }) => ({
          id,
          name,
          color,
          stage_type: stage_type as "open",
          probability,
        })),
        data,
      };
    }),
});
