import { defineOperation } from "@/lib/operation";
import { read } from "@/lib/unit";
import { ListStagesInput } from "./schemas";
import { activeStages, findPipeline, toStage } from "./stages";

/** The stages of a pipeline in funnel order. */
export const listStages = defineOperation({
  name: "pipeline.list_stages",
  permission: "pipeline.read",
  input: ListStagesInput,
  run: (ctx, { pipeline_id }) =>
    read(ctx, async (db) => {
      const pipeline = await findPipeline(db, pipeline_id);
      return { data: (await activeStages(db, pipeline.id)).map(toStage), next_cursor: null };
    }),
});
