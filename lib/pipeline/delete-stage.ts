import { eq } from "drizzle-orm";
import { pipeline_stages } from "@/db/schema";
import { invalid, notFound } from "@/lib/errors";
import { defineOperation } from "@/lib/operation";
import { transact } from "@/lib/unit";
import { moveAllLeads } from "./move-leads";
import { DeleteStageInput } from "./schemas";
import { lockFunnel, toStage } from "./stages";

/** Removes a stage; its leads go to a chosen one in the same transaction, also while others drag. */
export const deleteStage = defineOperation({
  name: "pipeline.delete_stage",
  permission: "pipeline.manage",
  input: DeleteStageInput,
  run: (ctx, { stage_id, move_leads_to }) =>
    transact(ctx, async ({ db, audit, publish }) => {
      const known = await db.byId(pipeline_stages, stage_id);
      if (!known) throw notFound();
      const stages = await lockFunnel(db, known.pipeline_id, stage_id);
      const stage = stages.find(({ id }) => id === stage_id);
      if (!stage) throw notFound();
      if (stages.length === 1) throw invalid({ stage_id: "last_stage" });
      const target = stages.find(({ id }) => id === move_leads_to && id !== stage_id);
      if (move_leads_to && !target) throw invalid({ move_leads_to: "not_found" });
      const moved = await moveAllLeads(db, [stage], target);
      if (moved === "target_missing") throw invalid({ move_leads_to: "required" });
      // Kept, inactive: timelines and deleted leads still name it.
      await db.update(pipeline_stages, { is_active: false }, eq(pipeline_stages.id, stage_id));
      await audit({
        action: "stage.delete",
        resource_type: "stage",
        resource_id: stage_id,
        before: toStage(stage),
        after: { move_leads_to, moved },
      });
      publish({ event: "board.changed", data: { pipeline_id: stage.pipeline_id }, audience: "organization" });
      return { id: stage_id, moved_leads: moved };
    }),
});
