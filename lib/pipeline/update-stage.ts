import { and, eq, ne } from "drizzle-orm";
import { leads, pipeline_stages } from "@/db/schema";
import { invalid, notFound } from "@/lib/errors";
import { defineOperation } from "@/lib/operation";
import { transact } from "@/lib/unit";
import { placeStage } from "./place-stage";
import { UpdateStageInput } from "./schemas";
import { activeStages, lockStages, toStage } from "./stages";

export const updateStage = defineOperation({
  name: "pipeline.update_stage",
  permission: "pipeline.manage",
  input: UpdateStageInput,
  run: (ctx, { stage_id, stage_order, ...changes }) =>
    transact(ctx, async ({ db, audit, publish }) => {
      const before = await db.byId(pipeline_stages, stage_id);
      if (!before) throw notFound();
      await lockStages(db, (await activeStages(db, before.pipeline_id)).map(({ id }) => id));
      if (changes.is_active === false && (await db.find(leads, eq(leads.stage_id, stage_id)))) {
        throw invalid({ is_active: "stage_has_leads" });
      }
      const [changed] = Object.keys(changes).length
        ? await db.update(pipeline_stages, changes, eq(pipeline_stages.id, stage_id))
        : [before];
      if (!changed) throw notFound();
      const stage = stage_order === undefined ? changed : await placeStage(db, changed, stage_order);
      if (stage.stage_type !== before.stage_type) {
        const status = stage.stage_type;
        await db.tx
          .update(leads)
          .set({ status, converted_at: status === "won" ? new Date().toISOString() : null })
          .where(db.in(leads, and(eq(leads.stage_id, stage_id), ne(leads.status, status))));
      }
      await audit({
        action: "stage.update",
        resource_type: "stage",
        resource_id: stage_id,
        before: toStage(before),
        after: toStage(stage),
      });
      publish({ event: "board.changed", data: { pipeline_id: stage.pipeline_id }, audience: "organization" });
      return toStage(stage);
    }),
});
