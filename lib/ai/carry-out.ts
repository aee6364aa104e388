import type { Ctx } from "@/lib/context";
import { AppError } from "@/lib/errors";
import { moveLead, updateLead } from "@/lib/leads";
import { log } from "@/lib/log";
import type { ModelTurn, Turn } from "./turn";

/**
 * Does what the model wanted done to its lead, through the operations a person would use, as the agent: with their
 * checks, traces and events. After the turn, in transactions of its own: stages are locked before conversations.
 */
export async function carryOut(ctx: Ctx, leadId: string, turn: Turn & Partial<ModelTurn>): Promise<void> {
  if (turn.fields && Object.keys(turn.fields).length > 0)
    await unlessRefused(ctx, updateLead.execute(ctx, { lead_id: leadId, ...turn.fields }));
  if (turn.stageId)
    await unlessRefused(ctx, moveLead.execute(ctx, { lead_id: leadId, new_stage_id: turn.stageId }));
}

/** A stage that asks for fields, an e-mail that is none: the agent does without. */
async function unlessRefused(ctx: Ctx, wish: Promise<unknown>): Promise<void> {
  try {
    await wish;
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    log.info(
      { organization_id: ctx.org.id, code: error.code },
      "the lead's rules refused the agent's change",
    );
  }
}
