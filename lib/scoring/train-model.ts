import { eq, sql } from "drizzle-orm";
import { lead_scoring_models } from "@/db/schema";
import type { Ctx } from "@/lib/context";
import { defineOperation } from "@/lib/operation";
import { read, transact } from "@/lib/unit";
import { z } from "zod";
import { judge, type Judgement } from "./judge";
import { recencyWeights, trainGently, type Model } from "./learn";
import { activeModel, latestTrainings, toScoringModel, type ModelRow } from "./models";
import type { ScoringModel } from "./schemas";
import { tableOf } from "./features";
import { loadTrainingSet, type Example, type TrainingSet } from "./training-set";

const dayMs = 86_400_000;
const shortestHalfLifeDays = 180;
/** How many trainings are kept to look back at. */
const keptTrainings = 30;

/**
 * Learns anew from the organization's closed leads, and lets the result score if it is not worse than what scores
 * now. Every training is kept, also one that scores nothing, so that a manager sees why.
 */
export const trainModel = defineOperation({
  name: "scoring.train",
  permission: "scoring.manage",
  input: z.object({}),
  run: async (ctx): Promise<ScoringModel> => {
    const { set, active } = await read(ctx, async (db) => ({
      set: await loadTrainingSet(db),
      active: await activeModel(db),
    }));
    // Outside of any transaction: it takes seconds, and nobody is to wait for a lock meanwhile.
    const model = await learn(set.examples);
    const judgement = await judge(set.examples, model, active?.model, learn);
    return toScoringModel(await storeTraining(ctx, set, model, judgement));
  },
});

/** Recent outcomes weigh more: half for every 180 days, or for half of the time there is. */
export function learn(examples: Example[]): Promise<Model> {
  const newest = Date.parse(examples.at(-1)?.closed_at ?? new Date().toISOString());
  const oldest = Date.parse(examples[0]?.closed_at ?? new Date().toISOString());
  const halfLifeDays = Math.max(shortestHalfLifeDays, (newest - oldest) / dayMs / 2);
  const ages = examples.map(({ closed_at }) => (newest - Date.parse(closed_at)) / dayMs);
  return trainGently(
    tableOf(examples.map(({ row }) => row)),
    Uint8Array.from(examples, ({ outcome }) => outcome),
    recencyWeights(ages, halfLifeDays),
  );
}

/** Two trainings at once are stored one after the other, and one model is active after both. */
function storeTraining(ctx: Ctx, set: TrainingSet, model: Model, judgement: Judgement): Promise<ModelRow> {
  return transact(ctx, async ({ db, audit, emit, publish }) => {
    await db.tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`scoring:${db.orgId}`}, 0))`);
    const [last] = await latestTrainings(db, 1);
    const { decision, newest, keepsActive } = judgement;
    const isPromoted = decision === "promoted";
    if (!keepsActive)
      await db.update(lead_scoring_models, { is_active: false }, eq(lead_scoring_models.is_active, true));
    const row = await db.insert(lead_scoring_models, {
      model_name: "won_within_window",
      model_version: (last?.model_version ?? 0) + 1,
      model_type: "logistic_and_trees",
      config_data: isPromoted ? { ...model, factors: [] } : null,
      scoring_factors: model.factors,
      status: model.status,
      decision,
      accuracy_score: model.quality?.accuracy ?? null,
      precision_score: model.quality?.precision ?? null,
      quality: { held: model.quality, newest },
      won_count: set.won,
      lost_count: set.lost,
      outcome_window_days: set.windowDays,
      data_from: set.from,
      data_to: set.to,
      is_active: isPromoted,
    });
    await db.remove(
      lead_scoring_models,
      sql`model_version <= ${row.model_version - keptTrainings} and not is_active
        and not exists (select from lead_scores s where s.organization_id = ${db.orgId} and s.model_id = lead_scoring_models.id)`,
    );
    await audit({
      action: "scoring.train",
      resource_type: "scoring_model",
      resource_id: row.id,
      after: { version: row.model_version, status: row.status, decision },
    });
    publish({ event: "scoring.changed", data: { model_id: row.id }, audience: "organization" });
    if (!keepsActive) await emit("scoring/leads_due", {});
    return row;
  });
}
