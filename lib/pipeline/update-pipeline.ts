import { eq } from "drizzle-orm";
import { pipelines } from "@/db/schema";
import { defineOperation } from "@/lib/operation";
import { transact } from "@/lib/unit";
import {
  assertNameFree,
  lockPipelines,
  makeDefault,
  pipelineIn,
  pipelineNow,
  recordPipeline,
  traceOf,
  writeOrder,
} from "./pipelines";
import { UpdatePipelineInput } from "./schemas";

/** Another name, another place among the others, or the one where leads enter from now on. */
export const updatePipeline = defineOperation({
  name: "pipeline.update",
  permission: "pipeline.manage",
  input: UpdatePipelineInput,
  run: (ctx, { pipeline_id, name, pipeline_order, is_default }) =>
    transact(ctx, async (unit) => {
      const { db } = unit;
      const known = await lockPipelines(db);
      const before = pipelineIn(known, pipeline_id);
      if (name !== undefined) {
        assertNameFree(known, name, pipeline_id);
        await db.update(pipelines, { name }, eq(pipelines.id, pipeline_id));
      }
      if (is_default && !before.is_default) await makeDefault(db, pipeline_id);
      if (pipeline_order !== undefined) {
        const others = known.filter((row) => row !== before);
        await writeOrder(db, [...others.slice(0, pipeline_order), before, ...others.slice(pipeline_order)]);
      }
      const after = await pipelineNow(db, pipeline_id);
      await recordPipeline(unit, "pipeline.update", pipeline_id, {
        before: traceOf(before),
        after: traceOf(after),
      });
      return after;
    }),
});
