import { asc, eq, type InferSelectModel } from "drizzle-orm";
import type { OrgDb } from "@/db/org";
import { pipeline_stages, pipelines } from "@/db/schema";
import { invalid, notFound } from "@/lib/errors";
import type { Stage } from "./schemas";

export type StageRow = InferSelectModel<typeof pipeline_stages>;

export const toStage = (row: StageRow): Stage => ({
  id: row.id,
  pipeline_id: row.pipeline_id,
  name: row.name,
  color: row.color,
  stage_type: row.stage_type as Stage["stage_type"],
  stage_order: row.stage_order,
  probability: row.probability,
  is_active: row.is_active,
});

/** The named pipeline, or the organization's default. @throws AppError `not_found`. */
export async function findPipeline(db: OrgDb, pipelineId?: string) {
  const pipeline = pipelineId
    ? await db.byId(pipelines, pipelineId)
    : await db.find(pipelines, eq(pipelines.is_default, true));
  if (!pipeline) throw notFound();
  return pipeline;
}

/** Active stages in funnel order. */
export function activeStages(db: OrgDb, pipelineId: string): Promise<StageRow[]> {
  return db.tx
    .select()
    .from(pipeline_stages)
    .where(db.in(pipeline_stages, eq(pipeline_stages.pipeline_id, pipelineId), eq(pipeline_stages.is_active, true)))
    .orderBy(asc(pipeline_stages.stage_order), asc(pipeline_stages.id));
}

/** A stage named in a body: one that cannot be seen is a wrong reference, not a missing resource. */
export async function referencedStage(db: OrgDb, path: string, stageId: string): Promise<StageRow> {
  const stage = await db.byId(pipeline_stages, stageId);
  if (!stage?.is_active) throw invalid({ [path]: "not_found" });
  return stage;
}

/**
 * Locks stages in the order of their ids, always, so that two moves across the same columns cannot deadlock.
 * `no key update`: new leads may still be inserted meanwhile.
 */
export async function lockStages(db: OrgDb, stageIds: string[]): Promise<void> {
  for (const id of [...new Set(stageIds)].sort()) {
    await db.tx
      .select({ id: pipeline_stages.id })
      .from(pipeline_stages)
      .where(db.in(pipeline_stages, eq(pipeline_stages.id, id)))
      .for("no key update");
  }
}
