import { pipeline_stages } from "@/db/schema";
import { invalid } from "@/lib/errors";
import { defineOperation } from "@/lib/operation";
import { transact } from "@/lib/unit";
import { placeStage } from "./place-stage";
import { CreateStageInput } from "./schemas";
import { findPipeline, lockFunnel, toStage } from "./stages";

const stagesMax = 100;

export const createStage = defineOperation({
  name: "pipeline.create_stage",
  permission: "pipeline.manage",
  input: CreateStageInput,
  run: (ctx, { pipeline_id, stage_order, ...values }) =>
    transact(ctx, async ({ db, audit, publish }) => {
      const pipeline = await findPipeline(db, pipeline_id);
      const stages = await lockFunnel(db, pipeline.id);
      if (stages.length >= stagesMax) throw invalid({ name: "too_many" });
      const created = await db.insert(pipeline_stages, {
        ...values,
        pipeline_id: pipeline.id,
        stage_order: stages.length,
      });
      const stage = await placeStage(db, created, stage_order ?? stages.length);
      await audit({
        action: "stage.create",
        resource_type: "stage",
        resource_id: stage.id,
        after: toStage(stage),
      });
      publish({ event: "board.changed", data: { pipeline_id: pipeline.id }, audience: "organization" });
      return toStage(stage);
    }),
});
