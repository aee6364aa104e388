import { and, asc, desc, eq, gt, lt, ne, sql, type SQL } from "drizzle-orm";
import type { OrgDb } from "@/db/org";
import { lead_activities, leads, pipeline_stages } from "@/db/schema";
import { actorUserId, type Ctx } from "@/lib/context";
import { AppError } from "@/lib/errors";
import { defineOperation } from "@/lib/operation";
import { lockStages, referencedStage, type StageRow } from "@/lib/pipeline";
import { transact, type Unit } from "@/lib/unit";
import { toLead, type LeadRow } from "./lead";
import { positionBetween } from "./position";
import { MoveLeadInput } from "./schemas";
import { assertVisible } from "./visibility";

/**
 * Moves a card, within its column or to another one. Both columns are locked first, in a fixed order, so parallel
 * moves neither deadlock nor lose a place.
 *
 * @throws AppError `version_conflict` with the lead as it is now in `current`, when `version` is older.
 */
export const moveLead = defineOperation({
  name: "lead.move",
  permission: "leads.write",
  input: MoveLeadInput,
  run: (ctx, input) =>
    transact(ctx, async (unit) => {
      const seen = await unit.db.byId(leads, input.lead_id);
      assertVisible(ctx, seen);
      await lockStages(unit.db, [seen.stage_id, input.new_stage_id]);
      const stage = await referencedStage(unit.db, "new_stage_id", input.new_stage_id);
      const before = await unit.db.lock(leads, input.lead_id);
      assertVisible(ctx, before);
      assertVersion(before, input.version);
      const position = await positionFor(unit.db, stage.id, before.id, input);
      const after = await place(unit.db, before, stage, position);
      await record(ctx, unit, before, after, stage);
      return toLead(after);
    }),
});

/** @throws AppError `version_conflict` with the current record, for the caller to show where it really is. */
export function assertVersion(lead: LeadRow, version: number | undefined): void {
  if (version !== undefined && version !== lead.version) {
    throw new AppError("version_conflict", { extra: { current: toLead(lead) } });
  }
}

type Neighbours = { before_id?: string | null; after_id?: string | null };

/** A neighbour that has left the column meanwhile is ignored: the card then goes next to the other one, or on top. */
async function positionFor(db: OrgDb, stageId: string, leadId: string, wanted: Neighbours): Promise<string> {
  const positionOf = async (id: string | null | undefined) =>
    id && id !== leadId
      ? (await db.find(leads, eq(leads.id, id), eq(leads.stage_id, stageId)))?.position
      : undefined;
  const nextTo = async (condition: SQL | undefined, order: SQL) => {
    const [row] = await db.tx
      .select({ position: leads.position })
      .from(leads)
      .where(db.in(leads, and(eq(leads.stage_id, stageId), ne(leads.id, leadId), condition)))
      .orderBy(order)
      .limit(1);
    return row?.position ?? null;
  };
  const above = await positionOf(wanted.after_id);
  if (above) return positionBetween(above, await nextTo(gt(leads.position, above), asc(leads.position)));
  const below = await positionOf(wanted.before_id);
  if (below) return positionBetween(await nextTo(lt(leads.position, below), desc(leads.position)), below);
  return positionBetween(null, await nextTo(undefined, asc(leads.position)));
}

async function place(db: OrgDb, lead: LeadRow, stage: StageRow, position: string): Promise<LeadRow> {
  const changesStage = lead.stage_id !== stage.id;
  const [moved] = await db.update(
    leads,
    {
      position,
      version: sql`${leads.version} + 1`,
      ...(changesStage && {
        stage_id: stage.id,
        pipeline_id: stage.pipeline_id,
        stage_entered_at: new Date().toISOString(),
        status: stage.stage_type,
        converted_at: stage.stage_type === "won" ? new Date().toISOString() : null,
      }),
    },
    eq(leads.id, lead.id),
  );
  if (!moved) throw new AppError("unexpected");
  return moved;
}

async function record(ctx: Ctx, unit: Unit, before: LeadRow, after: LeadRow, stage: StageRow): Promise<void> {
  if (before.stage_id !== after.stage_id) {
    const from = await unit.db.byId(pipeline_stages, before.stage_id);
    await unit.db.insert(lead_activities, {
      lead_id: after.id,
      user_id: actorUserId(ctx.actor),
      activity_type: "stage_change",
      title: stage.name,
      metadata: { from_stage_id: before.stage_id, from: from?.name, to_stage_id: stage.id, to: stage.name },
    });
  }
  const place = ({ stage_id, position }: LeadRow) => ({ stage_id, position });
  await unit.audit({
    action: "lead.move",
    resource_type: "lead",
    resource_id: after.id,
    before: place(before),
    after: place(after),
  });
  unit.publish({
    event: "lead.changed",
    data: { lead_id: after.id, stage_id: after.stage_id, version: after.version },
    audience: { assigned_to: after.assigned_to },
  });
}
