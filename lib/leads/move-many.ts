import { inArray } from "drizzle-orm";
import { leads } from "@/db/schema";
import type { Ctx } from "@/lib/context";
import { AppError, notFound } from "@/lib/errors";
import { defineOperation } from "@/lib/operation";
import { lockStages, referencedStage, type StageRow } from "@/lib/pipeline";
import { transact, type Unit } from "@/lib/unit";
import { toLead, type LeadRow } from "./lead";
import { assertVersion, publishRenumbered, rulesOf, writeMove } from "./move";
import { freePositions } from "./place";
import { reasonOf } from "./refusal";
import { MoveLeadsInput, type MovedLead } from "./schemas";
import { canSee } from "./visibility";

/**
 * Moves many cards at once, block by block, in one transaction: all columns are locked first and then all cards, each
 * in the order of ids, as one move does. A card that somebody changed meanwhile or that may not go there stays and says
 * why; the others move.
 *
 * @throws AppError `invalid` for a stage that is not there.
 */
export const moveLeads = defineOperation({
  name: "lead.move_many",
  permission: "leads.write",
  input: MoveLeadsInput,
  run: (ctx, { blocks }) =>
    transact(ctx, async (unit) => {
      const { db } = unit;
      const ids = blocks.flatMap((block) => block.leads.map(({ lead_id }) => lead_id));
      const seen = new Map(
        (
          await db.tx
            .select()
            .from(leads)
            .where(db.in(leads, inArray(leads.id, ids)))
        )
          .filter((row) => isThere(ctx, row))
          .map((row) => [row.id, row.stage_id]),
      );
      await lockStages(db, [...new Set([...seen.values(), ...blocks.map((block) => block.new_stage_id)])]);
      const stages: StageRow[] = [];
      for (const [index, { new_stage_id }] of blocks.entries())
        stages.push(await referencedStage(db, `blocks.${index}.new_stage_id`, new_stage_id));
      const { positions, renumbered } = await freePositions(
        db,
        blocks
          .map(({ new_stage_id, before_id, after_id, leads: cards }) => ({
            stageId: new_stage_id,
            leadIds: cards.map(({ lead_id }) => lead_id).filter((id) => seen.has(id)),
            wanted: { before_id, after_id },
          }))
          .filter(({ leadIds }) => leadIds.length > 0),
      );
      const rows = new Map((await db.lockAll(leads, inArray(leads.id, ids))).map((row) => [row.id, row]));
      const data: MovedLead[] = [];
      for (const [index, { leads: cards, ...block }] of blocks.entries())
        for (const card of cards) {
          const to = { ...block, stage: stages[index], position: positions.get(card.lead_id) };
          data.push(await moveOne(ctx, unit, rows.get(card.lead_id), card, to));
        }
      for (const stage of stages) if (renumbered.delete(stage.id)) publishRenumbered(unit, stage);
      return { data };
    }),
});

type Card = { lead_id: string; version?: number };
type Target = {
  stage: StageRow | undefined;
  position: string | undefined;
  close_reason_id?: string | null;
  close_note?: string | null;
};

/** Everything that may refuse a card only reads, so that the transaction goes on without it. */
async function moveOne(
  ctx: Ctx,
  unit: Unit,
  row: LeadRow | undefined,
  { lead_id, version }: Card,
  { stage, position, ...closing }: Target,
): Promise<MovedLead> {
  const before = isThere(ctx, row) ? row : undefined;
  try {
    if (!before || !stage || position === undefined) throw notFound();
    assertVersion(before, version);
    const rules = await rulesOf(ctx, unit.db, before, stage, closing);
    const after = await writeMove(ctx, unit, before, stage, { position, ...rules });
    return { lead_id, lead: toLead(after), error: null };
  } catch (error) {
    if (!(error instanceof AppError) || error.status >= 500) throw error;
    const refused = { code: error.code, reason: reasonOf(error), fields: error.details.fields ?? {} };
    return { lead_id, lead: before ? toLead(before) : null, error: refused };
  }
}

const isThere = (ctx: Ctx, row: LeadRow | undefined): row is LeadRow =>
  row !== undefined && !row.deleted_at && canSee(ctx, row.assigned_to);
