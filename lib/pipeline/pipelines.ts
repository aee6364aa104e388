import { and, asc, eq, ne, type InferSelectModel } from "drizzle-orm";
import type { OrgDb } from "@/db/org";
import { pipeline_stages, pipelines } from "@/db/schema";
import { invalid, notFound } from "@/lib/errors";
import type { Unit } from "@/lib/unit";
import type { Pipeline } from "./schemas";
import { toStage, type StageRow } from "./stages";

export type PipelineRow = InferSelectModel<typeof pipelines>;

const toPipeline = ({ id, name, is_default, pipeline_order }: PipelineRow, stages: StageRow[]): Pipeline => ({
  id,
  name,
  is_default,
  pipeline_order,
  stages: stages.filter(({ pipeline_id }) => pipeline_id === id).map(toStage),
});

/** The organization's pipelines in their order, each with its active stages. */
export async function activePipelines(db: OrgDb): Promise<Pipeline[]> {
  const rows = await db.tx
    .select()
    .from(pipelines)
    .where(db.in(pipelines, eq(pipelines.is_active, true)))
    .orderBy(asc(pipelines.pipeline_order), asc(pipelines.id));
  const stages = await db.tx
    .select()
    .from(pipeline_stages)
    .where(db.in(pipeline_stages, eq(pipeline_stages.is_active, true)))
    .orderBy(asc(pipeline_stages.stage_order), asc(pipeline_stages.id));
  return rows.map((row) => toPipeline(row, stages));
}

/** All of them, locked before a change of any: names stay unique, one is the default, and one is left. In their order. */
export async function lockPipelines(db: OrgDb): Promise<PipelineRow[]> {
  const active = eq(pipelines.is_active, true);
  await db.lockAll(pipelines, active);
  // One that was made while we waited is not among those; whoever makes another one now waits for us.
  const rows = await db.lockAll(pipelines, active);
  return rows.sort((a, b) => a.pipeline_order - b.pipeline_order || (a.id < b.id ? -1 : 1));
}

/** @throws AppError `not_found`. */
export function pipelineIn(rows: PipelineRow[], id: string): PipelineRow {
  const row = rows.find((candidate) => candidate.id === id);
  if (!row) throw notFound();
  return row;
}

export function assertNameFree(rows: PipelineRow[], name: string, exceptId?: string): void {
  const wanted = name.toLocaleLowerCase();
  if (rows.some((row) => row.id !== exceptId && row.name.toLocaleLowerCase() === wanted))
    throw invalid({ name: "name_taken" });
}

/** Only one may be it at any moment, so the one before stops first. */
export async function makeDefault(db: OrgDb, id: string): Promise<void> {
  const others = and(eq(pipelines.is_default, true), ne(pipelines.id, id)) ?? ne(pipelines.id, id);
  await db.update(pipelines, { is_default: false }, others);
  await db.update(pipelines, { is_default: true }, eq(pipelines.id, id));
}

/** Numbers the pipelines as they are to stand. */
export async function writeOrder(db: OrgDb, rows: PipelineRow[]): Promise<void> {
  for (const [pipeline_order, { id, pipeline_order: before }] of rows.entries())
    if (pipeline_order !== before) await db.update(pipelines, { pipeline_order }, eq(pipelines.id, id));
}

type Action = "pipeline.create" | "pipeline.update" | "pipeline.delete";

/** The trace of a change, and word to everybody's switchers. */
export async function recordPipeline(
  { audit, publish }: Unit,
  action: Action,
  pipeline_id: string,
  trace: { before?: unknown; after?: unknown },
): Promise<void> {
  await audit({ action, resource_type: "pipeline", resource_id: pipeline_id, ...trace });
  publish({ event: "pipelines.changed", data: { pipeline_id }, audience: "organization" });
}

/** A pipeline as it is now, in this transaction. */
export async function pipelineNow(db: OrgDb, id: string): Promise<Pipeline> {
  const pipeline = (await activePipelines(db)).find((candidate) => candidate.id === id);
  if (!pipeline) throw notFound();
  return pipeline;
}

/** Without its stages, which have traces of their own. */
export const traceOf = ({ name, is_default, pipeline_order }: PipelineRow | Pipeline) => ({
  name,
  is_default,
  pipeline_order,
});
