import type { Boosted } from "./boost";
import type { Candidate } from "./choose";
import type { Linear } from "./logistic";
import type { CalibrationBin, Quality } from "./metrics";
import type { Platt } from "./calibrate";
import type { Dropped, Feature } from "./types";

/**
 * `collecting`: too few outcomes, the rules score. `learning`: the model has a share that grows. `ready`: it beats the
 * base rate on leads it had not seen. `no_signal`: there were leads enough, and it does not.
 */
export type Status = "collecting" | "learning" | "ready" | "no_signal";

/** One value of one thing the model looks at. */
export type Factor = {
  name: string;
  column: string;
  /** The level; for numbers, above `from` up to `to`; `null` is missing. */
  value: { level: string } | { from: number | null; to: number | null } | null;
  /** The regression's weight for it. */
  weight: number;
  /** Mean contribution to the logit against the organization's mean lead. */
  points: number;
  n: number;
  won_rate: number;
};

/** Plain data: it is stored as JSON and scores the same when it comes back. */
export type Model = {
  version: 1;
  features: Feature[];
  dropped: Dropped[];
  linear: Linear;
  boosted: { share: number; model: Boosted }[];
  platt: Platt | null;
  /** Logit of the organization's mean lead; with the contributions it makes the score's logit. */
  baseline: number;
  /** Mean raw contribution of each feature over the training leads. */
  centres: number[];
  counts: { won: number; lost: number };
  status: Status;
  /** Out of fold; null where nothing could be held out. */
  quality: TrainingQuality | null;
  factors: Factor[];
  /** What was averaged, by weight. */
  rated: Candidate[];
};

export type TrainingQuality = Quality & {
  auc_ci: [number, number] | null;
  calibration: CalibrationBin[];
  /** Share of won by fifths of the score, best first. */
  lift_by_fifth: number[];
};
