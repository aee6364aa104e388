import { pipeline_stages, pipelines } from "@/db/schema";
import type { OrgDb } from "@/db/org";
import type { Ctx } from "@/lib/context";
import { invalid } from "@/lib/errors";
import { defineOperation } from "@/lib/operation";
import { transact } from "@/lib/unit";
import { assertNameFree, lockPipelines, pipelineNow, recordPipeline, traceOf } from "./pipelines";
import { CreatePipelineInput, type Stage } from "./schemas";
import { activeStages } from "./stages";
import { stageTemplates } from "./templates";

const pipelinesMax = 50;

/** A further pipeline, at the end, with the stages of a template or of another one. */
export const createPipeline = defineOperation({
  name: "pipeline.create",
  permission: "pipeline.manage",
  input: CreatePipelineInput,
  run: (ctx, { name, template = "sales", copy_from }) =>
    transact(ctx, async (unit) => {
      const { db } = unit;
      const known = await lockPipelines(db);
      if (known.length >= pipelinesMax) throw invalid({ name: "too_many" });
      assertNameFree(known, name);
      if (copy_from && !known.some(({ id }) => id === copy_from)) throw invalid({ copy_from: "not_found" });
      const seeds = copy_from ? await copied(db, copy_from) : ofTemplate(ctx, template);
      const row = await db.insert(pipelines, {
        name,
        is_default: known.length === 0,
        pipeline_order: Math.max(-1, ...known.map(({ pipeline_order }) => pipeline_order)) + 1,
      });
      for (const [stage_order, seed] of seeds.entries())
        await db.append(pipeline_stages, { ...seed, pipeline_id: row.id, stage_order });
      const pipeline = await pipelineNow(db, row.id);
      const stages = pipeline.stages.map((stage) => stage.name);
      await recordPipeline(unit, "pipeline.create", row.id, {
        after: { ...traceOf(pipeline), stages, ...(copy_from ? { copy_from } : { template }) },
      });
      return pipeline;
    }),
});

type Seed = Pick<Stage, "name" | "color" | "stage_type" | "probability"> &
  Partial<Pick<Stage, "required_fields" | "entry_roles" | "stale_after_days">>;

const ofTemplate = ({ locale }: Ctx, template: keyof typeof stageTemplates): Seed[] =>
  stageTemplates[template].map(({ names, ...seed }) => ({ ...seed, name: names[locale] }));

const copied = async (db: OrgDb, pipelineId: string): Promise<Seed[]> =>
  (await activeStages(db, pipelineId)).map((row) => ({
    name: row.name,
    color: row.color,
    stage_type: row.stage_type as Stage["stage_type"],
    probability: row.probability,
    required_fields: row.required_fields,
    entry_roles: row.entry_roles as Stage["entry_roles"],
    stale_after_days: row.stale_after_days,
  }));
