import { eq, inArray, isNull, sql } from "drizzle-orm";
import type { OrgDb } from "@/db/org";
import { leads, pipeline_stages } from "@/db/schema";
import { invalid, notFound } from "@/lib/errors";
import { defineOperation } from "@/lib/operation";
import { transact } from "@/lib/unit";
import { outcomeChanges } from "./outcome";
import { placeStage } from "./place-stage";
import { UpdateStageInput } from "./schemas";
import { lockFunnel, toStage, type StageRow } from "./stages";

export const updateStage = defineOperation({
  name: "pipeline.update_stage",
  permission: "pipeline.manage",
  input: UpdateStageInput,
  run: (ctx, { stage_id, stage_order, ...changes }) =>
    transact(ctx, async ({ db, audit, publish }) => {
      const known = await db.byId(pipeline_stages, stage_id);
      if (!known) throw notFound();
      const closing = changes.is_active === false;
      const stages = await lockFunnel(db, known.pipeline_id, closing ? stage_id : undefined);
      if (closing) await assertMayClose(db, stages, stage_id);
      const before = stages.find(({ id }) => id === stage_id) ?? known;
      const [changed] = Object.keys(changes).length
        ? await db.update(pipeline_stages, changes, eq(pipeline_stages.id, stage_id))
        : [before];
      if (!changed) throw notFound();
      const comesBack = changed.is_active && !before.is_active;
      const index = stage_order ?? (comesBack ? changed.stage_order : undefined);
      const stage = index === undefined ? changed : await placeStage(db, changed, index);
      if (stage.stage_type !== before.stage_type) {
        const status = stage.stage_type;
        const others = await db.lockAll(
          leads,
          sql`${leads.stage_id} = ${stage_id} and ${leads.status} <> ${status}`,
        );
        await db.tx
          .update(leads)
          .set({
            ...outcomeChanges(status),
            version: sql`${leads.version} + 1`,
          })
          .where(
            db.in(
              leads,
              inArray(
                leads.id,
                others.map(({ id }) => id),
              ),
            ),
          );
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

async function assertMayClose(db: OrgDb, stages: StageRow[], stageId: string): Promise<void> {
  if (!stages.some(({ id }) => id !== stageId)) throw invalid({ is_active: "last_stage" });
  const inUse = await db.find(leads, eq(leads.stage_id, stageId), isNull(leads.deleted_at));
  if (inUse) throw invalid({ is_active: "stage_has_leads" });
}
