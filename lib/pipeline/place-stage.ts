import { eq } from "drizzle-orm";
import type { OrgDb } from "@/db/org";
import { pipeline_stages } from "@/db/schema";
import { activeStages, type StageRow } from "./stages";

/** Puts a stage at an index of its funnel and numbers the others around it. The stages are locked by the caller. */
export async function placeStage(db: OrgDb, stage: StageRow, index: number): Promise<StageRow> {
  const others = (await activeStages(db, stage.pipeline_id)).filter(({ id }) => id !== stage.id);
  const order = [...others.slice(0, index), stage, ...others.slice(index)];
  for (const [stage_order, { id, stage_order: before }] of order.entries()) {
    if (stage_order !== before) await db.update(pipeline_stages, { stage_order }, eq(pipeline_stages.id, id));
  }
  return { ...stage, stage_order: order.indexOf(stage) };
}
