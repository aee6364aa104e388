import type { Ctx } from "@/lib/context";
import { defineOperation } from "@/lib/operation";
import { read } from "@/lib/unit";
import { activePipelines } from "./pipelines";
import { ListPipelinesInput, type Stage } from "./schemas";

/** Every pipeline with its stages, in their order. */
export const listPipelines = defineOperation({
  name: "pipeline.list",
  permission: "pipeline.read",
  input: ListPipelinesInput,
  run: (ctx) => read(ctx, async (db) => ({ data: await activePipelines(db), next_cursor: null })),
});

/** The stages of all pipelines, to name and to choose from; those where leads enter first. */
export async function allStages(ctx: Ctx): Promise<Stage[]> {
  const { data } = await listPipelines.execute(ctx, {});
  return [...data]
    .sort((a, b) => Number(b.is_default) - Number(a.is_default))
    .flatMap(({ stages }) => stages);
}
