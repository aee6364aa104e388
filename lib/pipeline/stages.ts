import { asc, eq, inArray, type InferSelectModel, type SQL } from "drizzle-orm";
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
  required_fields: row.required_fields,
  entry_roles: row.entry_roles as Stage["entry_roles"],
  stale_after_days: row.stale_after_days,
});

/** The named pipeline, or the organization's default. @throws AppError `not_found`. */
export async function findPipeline(db: OrgDb, pipelineId?: string) {
  const pipeline = pipelineId
    ? await db.byId(pipelines, pipelineId)
    : await db.find(pipelines, eq(pipelines.is_default, true));
  if (!pipeline?.is_active) throw notFound();
  return pipeline;
}

/** Active stages in funnel order. */
export function activeStages(db: OrgDb, pipelineId: string): Promise<StageRow[]> {
  return db.tx
    .select()
    .from(pipeline_stages)
    .where(
      db.in(
        pipeline_stages,
        eq(pipeline_stages.pipeline_id, pipelineId),
        eq(pipeline_stages.is_active, true),
      ),
    )
    .orderBy(asc(pipeline_stages.stage_order), asc(pipeline_stages.id));
}

/**
 * A stage named in a body: one that cannot be seen is a wrong reference, not a missing resource. Held until the
 * transaction ends, so that nobody removes it under the card that goes into it.
 */
export async function referencedStage(db: OrgDb, path: string, stageId: string): Promise<StageRow> {
  const [stage] = await holdStages(db, eq(pipeline_stages.id, stageId));
  if (!stage) throw invalid({ [path]: "not_found" });
  return stage;
}

/** Where leads enter: the first stage of the default (or the named) pipeline, held like a referenced one. */
export async function firstStage(db: OrgDb, pipelineId?: string): Promise<StageRow> {
  const pipeline = await findPipeline(db, pipelineId);
  const [stage] = await holdStages(db, eq(pipeline_stages.pipeline_id, pipeline.id));
  if (!stage) throw invalid({ stage_id: "not_found" });
  return stage;
}

/** Where a lead was, or where leads enter when that stage (or its whole pipeline) is gone; held like a referenced one. */
export async function stageOrFirst(
  db: OrgDb,
  lead: { stage_id: string; pipeline_id: string },
): Promise<StageRow> {
  const [own] = await holdStages(db, eq(pipeline_stages.id, lead.stage_id));
  if (own) return own;
  const [first] = await holdStages(db, eq(pipeline_stages.pipeline_id, lead.pipeline_id));
  return first ?? firstStage(db);
}

/** The first active stage that fits; if it is removed while we wait, the next one. */
const holdStages = (db: OrgDb, where: SQL): Promise<StageRow[]> =>
  db.tx
    .select()
    .from(pipeline_stages)
    .where(db.in(pipeline_stages, where, eq(pipeline_stages.is_active, true)))
    .orderBy(asc(pipeline_stages.stage_order), asc(pipeline_stages.id))
    .limit(1)
    .for("key share");

/**
 * Locks stages in the order of their ids, always, so that two moves across the same columns cannot deadlock. New
 * leads may still be inserted meanwhile.
 */
export async function lockStages(db: OrgDb, stageIds: string[]): Promise<void> {
  await db.lockAll(pipeline_stages, inArray(pipeline_stages.id, stageIds));
}

/**
 * A funnel, locked for a change of its stages: first against other changes of it, then against moving cards. Against
 * new cards, too, where a stage is to be closed.
 *
 * @returns its active stages in order.
 */
export async function lockFunnel(db: OrgDb, pipelineId: string, closing?: string): Promise<StageRow[]> {
  const pipeline = await db.lock(pipelines, pipelineId);
  // It may have been removed while we waited.
  if (!pipeline?.is_active) throw notFound();
  const stages = await activeStages(db, pipelineId);
  await lockStages(
    db,
    stages.map(({ id }) => id),
  );
  if (closing) await closeToNewLeads(db, [closing]);
  return stages;
}

/** Whoever is putting a lead into these stages is waited for; whoever comes later finds them gone. */
export async function closeToNewLeads(db: OrgDb, stageIds: string[]): Promise<void> {
  await db.tx
    .select({ id: pipeline_stages.id })
    .from(pipeline_stages)
    .where(db.in(pipeline_stages, inArray(pipeline_stages.id, stageIds)))
    .orderBy(pipeline_stages.id)
    .for("update");
}
