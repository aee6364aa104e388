import { desc, eq, inArray, sql } from "drizzle-orm";
import { generateNKeysBetween } from "fractional-indexing";
import type { OrgDb } from "@/db/org";
import { leads, pipeline_stages } from "@/db/schema";
import { invalid, notFound } from "@/lib/errors";
import { defineOperation } from "@/lib/operation";
import { transact } from "@/lib/unit";
import { DeleteStageInput } from "./schemas";
import { lockFunnel, toStage, type StageRow } from "./stages";

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
      const moved = await moveLeads(db, stage, target);
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

async function moveLeads(db: OrgDb, from: StageRow, to: StageRow | undefined): Promise<number> {
  const rows = await db.lockAll(leads, sql`${leads.stage_id} = ${from.id} and ${leads.deleted_at} is null`);
  if (rows.length === 0) return 0;
  // The keys of positions are compared as bytes, which for their alphabet is how JavaScript compares.
  rows.sort((a, b) => (a.position + a.id < b.position + b.id ? -1 : 1));
  if (!to) throw invalid({ move_leads_to: "required" });
  const [last] = await db.tx
    .select({ position: leads.position })
    .from(leads)
    .where(db.in(leads, eq(leads.stage_id, to.id)))
    .orderBy(desc(leads.position))
    .limit(1);
  const positions = generateNKeysBetween(last?.position ?? null, null, rows.length);
  const placed = sql.join(
    rows.map(({ id }, index) => sql`(${id}::uuid, ${positions[index]}::text)`),
    sql`, `,
  );
  await db.tx
    .update(leads)
    .set({
      stage_id: to.id,
      status: to.stage_type,
      converted_at: to.stage_type === "won" ? new Date().toISOString() : null,
      stage_entered_at: new Date().toISOString(),
      version: sql`${leads.version} + 1`,
      position: sql`(select p.position from (values ${placed}) as p(id, position) where p.id = ${leads.id})`,
    })
    .where(
      db.in(
        leads,
        inArray(
          leads.id,
          rows.map(({ id }) => id),
        ),
      ),
    );
  return rows.length;
}
