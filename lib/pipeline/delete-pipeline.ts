import { eq, inArray } from "drizzle-orm";
import type { OrgDb } from "@/db/org";
import { pipeline_stages, pipelines } from "@/db/schema";
import { invalid } from "@/lib/errors";
import { defineOperation } from "@/lib/operation";
import { transact } from "@/lib/unit";
import { moveAllLeads } from "./move-leads";
import { lockPipelines, makeDefault, pipelineIn, recordPipeline, traceOf, writeOrder } from "./pipelines";
import { DeletePipelineInput } from "./schemas";
import { activeStages, closeToNewLeads, lockStages, type StageRow } from "./stages";

/**
 * Removes a pipeline; its leads go to a chosen stage of another one in the same transaction, also while others drag.
 * When it was where leads enter, the one that takes its leads is from now on. The last one stays.
 */
export const deletePipeline = defineOperation({
  name: "pipeline.delete",
  permission: "pipeline.manage",
  input: DeletePipelineInput,
  run: (ctx, { pipeline_id, move_leads_to }) =>
    transact(ctx, async (unit) => {
      const { db, publish } = unit;
      const known = await lockPipelines(db);
      const pipeline = pipelineIn(known, pipeline_id);
      const others = known.filter((row) => row !== pipeline);
      if (others.length === 0) throw invalid({ pipeline_id: "last_pipeline" });
      const stages = await activeStages(db, pipeline_id);
      const target = move_leads_to ? await targetOf(db, pipeline_id, move_leads_to) : undefined;
      const ids = stages.map(({ id }) => id);
      await lockStages(db, target ? [...ids, target.id] : ids);
      await closeToNewLeads(db, ids);
      const moved_leads = await moveAllLeads(db, stages, target);
      if (moved_leads === "target_missing") throw invalid({ move_leads_to: "required" });
      // Kept, inactive: timelines and deleted leads still name them.
      const off = { is_active: false };
      await db.update(pipeline_stages, off, inArray(pipeline_stages.id, ids));
      await db.update(pipelines, { ...off, is_default: false }, eq(pipelines.id, pipeline_id));
      const heir = others.find(({ id }) => id === target?.pipeline_id) ?? others[0];
      if (pipeline.is_default && heir) await makeDefault(db, heir.id);
      await writeOrder(db, others);
      await recordPipeline(unit, "pipeline.delete", pipeline_id, {
        before: { ...traceOf(pipeline), stages: stages.map(({ name }) => name) },
        after: { move_leads_to, moved_leads },
      });
      for (const id of [pipeline_id, target?.pipeline_id])
        if (id) publish({ event: "board.changed", data: { pipeline_id: id }, audience: "organization" });
      return { id: pipeline_id, moved_leads };
    }),
});

/** Its pipeline is locked, so nobody removes the stage between here and its own lock. */
async function targetOf(db: OrgDb, doomedId: string, stageId: string): Promise<StageRow> {
  const stage = await db.find(
    pipeline_stages,
    eq(pipeline_stages.id, stageId),
    eq(pipeline_stages.is_active, true),
  );
  if (!stage || stage.pipeline_id === doomedId) throw invalid({ move_leads_to: "not_found" });
  return stage;
}
