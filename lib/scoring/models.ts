import { desc, eq } from "drizzle-orm";
import type { InferSelectModel } from "drizzle-orm";
import type { OrgDb } from "@/db/org";
import { lead_scoring_models } from "@/db/schema";
import type { Model, TrainingQuality } from "./learn";
import type { ModelFactor, ScoringModel } from "./schemas";

export type ModelRow = InferSelectModel<typeof lead_scoring_models>;
export type Active = {
  id: string;
  version: number;
  trained_at: string;
  data_to: string | null;
  model: Model;
};

/** What scores the organization's leads now. */
export async function activeModel(db: OrgDb): Promise<Active | undefined> {
  const row = await db.find(lead_scoring_models, eq(lead_scoring_models.is_active, true));
  if (!row?.config_data) return undefined;
  return {
    id: row.id,
    version: row.model_version,
    trained_at: row.training_completed,
    data_to: row.data_to,
    model: storedModel(row.config_data),
  };
}

/** Written by `storeTraining` from a model, and by nobody else. */
// eslint-disable-next-line no-restricted-syntax -- the column is JSON to the database
const storedModel = (config: Record<string, unknown>): Model => config as unknown as Model;

export function latestTrainings(db: OrgDb, limit: number): Promise<ModelRow[]> {
  return db.tx
    .select()
    .from(lead_scoring_models)
    .where(db.in(lead_scoring_models))
    .orderBy(desc(lead_scoring_models.model_version))
    .limit(limit);
}

export type StoredQuality = { held?: TrainingQuality | null; newest?: ScoringModel["newest"] };

export function toScoringModel(row: ModelRow): ScoringModel {
  const { held = null, newest = null } = row.quality as StoredQuality;
  return {
    id: row.id,
    version: row.model_version,
    // The table's checks hold them to these words.
    status: row.status as ScoringModel["status"],
    decision: row.decision as ScoringModel["decision"],
    is_active: row.is_active,
    trained_at: row.training_completed,
    data_from: row.data_from,
    data_to: row.data_to,
    outcome_window_days: row.outcome_window_days,
    won: row.won_count,
    lost: row.lost_count,
    accuracy_score: row.accuracy_score,
    precision_score: row.precision_score,
    quality: held,
    newest,
    factors: row.scoring_factors as ModelFactor[],
  };
}
