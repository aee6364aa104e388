import { eq, sql } from "drizzle-orm";
import type { OrgDb } from "@/db/org";
import { lead_activities, leads, pipeline_stages } from "@/db/schema";
import { actorUserId, type Ctx } from "@/lib/context";
import { AppError } from "@/lib/errors";
import { defineOperation } from "@/lib/operation";
import { closeReasonFor, lockStages, outcomeChanges, referencedStage, type StageRow } from "@/lib/pipeline";
import { transact, type Unit } from "@/lib/unit";
import { toLead, type LeadRow } from "./lead";
import { freePositions } from "./place";
import { MoveLeadInput } from "./schemas";
import { assertMayEnter } from "./stage-rules";
import { assertVisible } from "./visibility";

/**
 * Moves a card, within its column or to another one. Both columns are locked first, in a fixed order, so parallel
 * moves neither deadlock nor lose a place. A stage's rules hold for whoever comes in from another one.
 *
 * @throws AppError `forbidden` or `invalid` as the stage's rules say, `invalid` without a reason where one is asked for.
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
      // Before the card's own lock: making room locks its neighbours, too, and leads are locked by id.
      const { positions, renumbered } = await freePositions(unit.db, [
        { stageId: stage.id, leadIds: [seen.id], wanted: input },
      ]);
      const before = await unit.db.lock(leads, input.lead_id);
      assertVisible(ctx, before);
      assertVersion(before, input.version);
      const closing = await rulesOf(ctx, unit.db, before, stage, input);
      const position = positions.get(seen.id) ?? before.position;
      const after = await writeMove(ctx, unit, before, stage, { position, ...closing });
      if (renumbered.size > 0) publishRenumbered(unit, stage);
      return toLead(after);
    }),
});

/** Everybody else's cards have keys of before; they compare them with those of cards that arrive. */
export const publishRenumbered = ({ publish }: Unit, { pipeline_id }: StageRow): void =>
  publish({ event: "board.changed", data: { pipeline_id }, audience: "organization" });

/** @throws AppError `version_conflict` with the current record, for the caller to show where it really is. */
export function assertVersion(lead: LeadRow, version: number | undefined): void {
  if (version !== undefined && version !== lead.version) {
    throw new AppError("version_conflict", { extra: { current: toLead(lead) } });
  }
}

type Closing = { close_reason_id?: string | null; close_note?: string | null };

/** @returns what the lead's closing is to say; nothing for a card that only changes places in an open stage. */
export async function rulesOf(
  ctx: Ctx,
  db: OrgDb,
  lead: LeadRow,
  stage: StageRow,
  { close_reason_id, close_note }: Closing,
): Promise<Closing> {
  const known = lead.status === stage.stage_type ? lead.close_reason_id : null;
  if (lead.stage_id === stage.id && !close_reason_id) return {};
  if (lead.stage_id !== stage.id) assertMayEnter(ctx, stage, lead);
  const reason = await closeReasonFor(db, stage, close_reason_id, known);
  if (stage.stage_type === "open") return {};
  return { close_reason_id: reason, ...(close_note !== undefined && { close_note }) };
}

/** A card whose lead and stages are locked goes to its place, with entry, trace and event. */
export async function writeMove(
  ctx: Ctx,
  unit: Unit,
  lead: LeadRow,
  stage: StageRow,
  changes: Closing & { position: string },
): Promise<LeadRow> {
  const now = new Date().toISOString();
  const entered = lead.stage_id !== stage.id && {
    ...outcomeChanges(stage.stage_type),
    stage_id: stage.id,
    pipeline_id: stage.pipeline_id,
    stage_entered_at: now,
    last_activity_at: now,
    stale_since: null,
  };
  const [moved] = await unit.db.update(
    leads,
    { ...entered, ...changes, version: sql`${leads.version} + 1` },
    eq(leads.id, lead.id),
  );
  if (!moved) throw new AppError("unexpected");
  await record(ctx, unit, lead, moved, stage);
  return moved;
}

async function record(ctx: Ctx, unit: Unit, before: LeadRow, after: LeadRow, stage: StageRow): Promise<void> {
  if (before.stage_id !== after.stage_id) {
    const from = await unit.db.byId(pipeline_stages, before.stage_id);
    await unit.db.append(lead_activities, {
      lead_id: after.id,
      user_id: actorUserId(ctx.actor),
      activity_type: "stage_change",
      title: stage.name,
      metadata: {
        from_stage_id: before.stage_id,
        from: from?.name,
        to_stage_id: stage.id,
        to: stage.name,
        ...(after.close_reason_id && { close_reason_id: after.close_reason_id }),
      },
    });
  }
  const place = ({ stage_id, position, close_reason_id }: LeadRow) => ({
    stage_id,
    position,
    close_reason_id,
  });
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
