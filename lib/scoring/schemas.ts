import { z } from "zod";

export const modelStatuses = ["collecting", "learning", "ready", "no_signal"] as const;
export const scoreSources = ["rules", "learning", "model", "manual"] as const;
export type ScoreSource = (typeof scoreSources)[number];
export const decisions = [
  "promoted",
  "too_few",
  "no_signal",
  "worse_than_base",
  "worse_than_active",
] as const;

/** Why a score is what it is: something that is known of the lead, and what it adds to the logit. */
export const Reason = z.object({
  factor: z.string(),
  part: z.enum(["weekday", "day", "hour"]).nullable(),
  value: z.union([z.string(), z.number(), z.boolean()]).nullable(),
  points: z.number(),
});
export type Reason = z.infer<typeof Reason>;

/** `baseline` + the points of `up`, `down` and `rest` = `logit`, and the probability is its logistic value. */
export const Explanation = z.object({
  baseline: z.number(),
  logit: z.number(),
  up: z.array(Reason),
  down: z.array(Reason),
  rest: z.number(),
});
export type Explanation = z.infer<typeof Explanation>;

export const Progress = z.object({
  won: z.int(),
  lost: z.int(),
  /** From so many of each the model begins to count. */
  learning_from: z.int(),
  /** From so many of each it may stand on its own. */
  ready_from: z.int(),
});

export const LeadScore = z.object({
  lead_id: z.uuid(),
  score: z.int().nullable(),
  source: z.enum(scoreSources),
  /** Where the organization's scoring stands. */
  status: z.enum(modelStatuses),
  progress: Progress,
  probability: z.number().nullable(),
  rule_score: z.int().nullable(),
  model: z.object({ id: z.uuid(), version: z.int(), trained_at: z.iso.datetime() }).nullable(),
  explanation: Explanation.nullable(),
  manual: z
    .object({
      score: z.int(),
      reason: z.string(),
      by: z.uuid().nullable(),
      by_name: z.string().nullable(),
      at: z.iso.datetime(),
    })
    .nullable(),
  /** The estimated value times the probability. */
  expected_value: z.string().nullable(),
  currency: z.string(),
  scored_at: z.iso.datetime().nullable(),
  history: z.array(
    z.object({ at: z.iso.datetime(), score: z.int().nullable(), source: z.enum(scoreSources) }),
  ),
});
export type LeadScore = z.infer<typeof LeadScore>;

export const ScoreLeadInput = z.object({ lead_id: z.uuid() });
export const SetScoreInput = z.object({
  lead_id: z.uuid(),
  /** Null gives the score back to the model or the rules. */
  score: z.int().min(0).max(100).nullable(),
  reason: z.string().trim().min(3).max(500),
});

const Figure = z.number().nullable();
export const ModelQuality = z.object({
  n: z.int(),
  base_rate: z.number(),
  auc: Figure,
  auc_ci: z.tuple([z.number(), z.number()]).nullable(),
  brier: z.number(),
  brier_base: z.number(),
  log_loss: z.number(),
  log_loss_base: z.number(),
  ece10: Figure,
  accuracy: z.number(),
  precision: Figure,
  top_decile_precision: Figure,
  lift: Figure,
  lift_by_fifth: z.array(z.number()),
  calibration: z.array(z.object({ predicted: z.number(), actual: z.number(), n: z.int() })),
});
/** How the newest fifth of the outcomes, unseen by the model, was foretold. */
export const NewestQuality = z.object({
  n: z.int(),
  log_loss: z.number(),
  log_loss_rolling_base: z.number(),
  log_loss_active: Figure,
  won_rate: z.number(),
  predicted_rate: z.number(),
  /** The newest outcomes are no longer what the model expects. */
  has_changed: z.boolean(),
});

export const ModelFactor = z.object({
  name: z.string(),
  column: z.string(),
  value: z
    .union([
      z.object({ level: z.string() }),
      z.object({ from: z.number().nullable(), to: z.number().nullable() }),
    ])
    .nullable(),
  weight: z.number(),
  points: z.number(),
  n: z.int(),
  won_rate: z.number(),
});
export type ModelFactor = z.infer<typeof ModelFactor>;

export const ScoringModel = z.object({
  id: z.uuid(),
  version: z.int(),
  status: z.enum(modelStatuses),
  decision: z.enum(decisions),
  is_active: z.boolean(),
  trained_at: z.iso.datetime(),
  data_from: z.iso.datetime().nullable(),
  data_to: z.iso.datetime().nullable(),
  outcome_window_days: z.int().nullable(),
  won: z.int(),
  lost: z.int(),
  accuracy_score: Figure,
  precision_score: Figure,
  quality: ModelQuality.nullable(),
  newest: NewestQuality.nullable(),
  factors: z.array(ModelFactor),
});
export type ScoringModel = z.infer<typeof ScoringModel>;

export const Scoring = z.object({
  status: z.enum(modelStatuses),
  progress: Progress,
  /** What scores leads now. */
  active: ScoringModel.nullable(),
  /** The last training, promoted or not. */
  latest: ScoringModel.nullable(),
  /** What scored before the active one. */
  previous: ScoringModel.nullable(),
});
export type Scoring = z.infer<typeof Scoring>;
