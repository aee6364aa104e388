import { setImmediate } from "node:timers/promises";
import { baseLogit, fitBoosted, type Boosted } from "./boost";
import { calibrate } from "./calibrate";
import {
  chooseCandidates,
  treeOptions,
  type Candidate,
  type Choice,
  type Steps,
  type Training,
  type TreeKind,
} from "./choose";
import { describeColumns } from "./columns";
import { encode } from "./encode";
import { describeFactors } from "./factors";
import { designOf, fitLogistic, linearFrom, type Linear } from "./logistic";
import type { Model, Status, TrainingQuality } from "./model";
import { trainingQuality } from "./quality";
import type { Table } from "./types";
import { evenWeights } from "./weights";

/** Fewer of either outcome than this, and there is nothing to learn from. */
export const collectingMax = 20;
/** From here on the model stands on its own. */
export const readyMin = 40;

/**
 * Learns from leads whose outcome is known. Nothing in it is random: the same rows in the same order give the same
 * model. With one outcome only, or no usable column, the model is the base rate.
 */
export function train(table: Table, outcomes: Uint8Array, weights = evenWeights(table.rows)): Model {
  const steps = trainSteps(table, outcomes, weights);
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

/** The same, letting others have the processor after every fit. */
export async function trainGently(table: Table, outcomes: Uint8Array, weights: Float64Array): Promise<Model> {
  const steps = trainSteps(table, outcomes, weights);
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
    await setImmediate();
  }
}

function* trainSteps(table: Table, outcomes: Uint8Array, weights: Float64Array): Steps<Model> {
  const { features, dropped } = describeColumns(table);
  const training: Training = { encoded: encode(features, table), outcomes, weights };
  const won = outcomes.reduce((sum, outcome) => sum + outcome, 0);
  const counts = { won, lost: outcomes.length - won };
  const rows = Int32Array.from({ length: table.rows }, (_, row) => row);
  const base = baseLogit(outcomes, weights, rows);
  if (features.length === 0 || Math.min(counts.won, counts.lost) < 2) {
    return baseOnly(base, counts, dropped);
  }
  const choice = yield* chooseCandidates(training);
  const platt = calibrate(choice.logits, outcomes, weights);
  const quality = trainingQuality(choice, platt, outcomes, weights);
  const model: Model = {
    version: 1,
    features,
    dropped,
    ...fitChosen(training, choice.candidates, rows, base),
    platt,
    baseline: 0,
    centres: features.map(() => 0),
    counts,
    status: statusOf(counts, choice, quality),
    quality,
    factors: [],
    rated: choice.candidates,
  };
  return describeFactors(model, training);
}

function baseOnly(base: number, counts: Model["counts"], dropped: Model["dropped"]): Model {
  return {
    version: 1,
    features: [],
    dropped,
    linear: { intercept: base, weights: [], slopes: [] },
    boosted: [],
    platt: null,
    baseline: base,
    centres: [],
    counts,
    status: Math.min(counts.won, counts.lost) < collectingMax ? "collecting" : "no_signal",
    quality: null,
    factors: [],
    rated: [],
  };
}

/**
 * An average of regressions is a regression with averaged weights, so only one is kept; trees stay apart, each kind
 * with its share.
 */
function fitChosen(
  { encoded, outcomes, weights }: Training,
  candidates: Candidate[],
  rows: Int32Array,
  base: number,
): { linear: Linear; boosted: { share: number; model: Boosted }[] } {
  const design = designOf(encoded);
  const beta = new Float64Array(design.size);
  const shares = new Map<TreeKind, number>();
  const strengths = new Map<number, number>();
  for (const { lambda, trees, treeShare, weight } of candidates) {
    if (lambda === undefined) beta[design.size - 1] = (beta[design.size - 1] ?? 0) + weight * base;
    else strengths.set(lambda, (strengths.get(lambda) ?? 0) + weight * (1 - treeShare));
    if (trees) shares.set(trees, (shares.get(trees) ?? 0) + weight * treeShare);
  }
  let start: Float64Array | undefined;
  for (const [lambda, share] of [...strengths].sort(([a], [b]) => b - a)) {
    start = fitLogistic(design, outcomes, weights, rows, lambda, { start });
    start.forEach((value, i) => (beta[i] = (beta[i] ?? 0) + share * value));
  }
  const boosted = [...shares].map(([kind, share]) => ({
    share,
    model: fitBoosted(encoded, outcomes, weights, rows, treeOptions[kind]),
  }));
  return { linear: linearFrom(design, beta), boosted };
}

/** Better than the base rate by a standard error, and surely not upside down: the choice was made on the same rows. */
function statusOf(
  { won, lost }: Model["counts"],
  { loss, lossBase, gainError }: Choice,
  quality: TrainingQuality | null,
): Status {
  const fewer = Math.min(won, lost);
  if (fewer < collectingMax) return "collecting";
  if (fewer < readyMin) return "learning";
  const ranks = (quality?.auc_ci?.[0] ?? 0) > 0.5;
  return lossBase - loss > gainError && ranks ? "ready" : "no_signal";
}

/** How much of the score is the model's while it learns; the rest is the rules'. */
export const modelShare = ({ won, lost }: Model["counts"]): number =>
  Math.min(1, Math.min(won, lost) / readyMin);
