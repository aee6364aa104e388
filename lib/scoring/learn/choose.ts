import { baseLogit, boostedLogits, fitBoosted, largeTrees, smallTrees } from "./boost";
import type { Encoded } from "./encode";
import { designOf, fitLogistic, logitsOf, type Design } from "./logistic";
import { lossAt, sigmoid } from "./metrics";
import { rowsWhere, stratifiedFolds } from "./random";
import type { TreeOptions } from "./types";

/** Long work with places to stop at, so that a server can answer in between. */
export type Steps<T> = Generator<void, T>;

/** Everything a fit reads. */
export type Training = { encoded: Encoded; outcomes: Uint8Array; weights: Float64Array };

/** One model that could be: a regression of some strength, averaged with trees. No `lambda`: the base rate alone. */
export type Candidate = { lambda?: number; trees?: TreeKind; treeShare: number; weight: number };
export type TreeKind = "small" | "large";
export const treeOptions: Record<TreeKind, TreeOptions> = { small: smallTrees, large: largeTrees };

/** What each candidate would have said of rows it had not seen, and what was chosen from it. */
export type Choice = {
  candidates: Candidate[];
  /** Out-of-fold logits of the weighted average. */
  logits: Float64Array;
  /** Mean loss of the average and of the base rate, and the standard error of their difference. */
  loss: number;
  lossBase: number;
  gainError: number;
};

/** Each of the many rows of a large set is held out with more others, which costs little there. */
const foldsOf = (rows: number): number => (rows < manyRowsMin ? 5 : 3);
const manyRowsMin = 10_000;
/** From here on there are rows enough for trees of six questions. */
const largeRowsMin = 2_000;
/** Below this the folds are drawn twice, since one draw is mostly luck. */
const repeatedRowsMax = 500;
/** Strongest first, so that each fit starts where the stronger one ended. */
const lambdas = [100, 30, 10, 3, 1];
/**
 * How sharply a worse out-of-fold loss counts against a candidate, in nats over all rows, and how many candidates the
 * base rate stands for before anything is seen. Measured on three funnels of different strength: docs/scoring.md.
 */
const temperature = 1.5;
const basePrior = 3;
/** Below this weight a candidate is not worth its fit. */
const weightMin = 0.02;

/**
 * Tries every candidate out of fold and weighs it by how it did. Picking the one best candidate at fifty outcomes is
 * picking luck; the weighted average is never far from the best, and turns to the base rate where nothing is learned.
 */
export function* chooseCandidates(training: Training): Steps<Choice> {
  const { outcomes, weights, encoded } = training;
  const kinds: TreeKind[] = kindsFor(encoded.rows);
  const held = yield* outOfFold(training, kinds);
  const candidates = candidatesOf(kinds);
  const losses = candidates.map((candidate) => lossesOf(candidate, held, outcomes));
  const total = sumOf(weights);
  const means = losses.map((loss) => weightedMean(loss, weights, total));
  const chosen = weigh(candidates, means, total);
  const logits = average(chosen, held, encoded.rows);
  return { candidates: chosen, logits, ...gainOf(chosen, held, training, losses[0], total) };
}

function kindsFor(rows: number): TreeKind[] {
  if (rows < largeRowsMin) return ["small"];
  return rows < manyRowsMin ? ["small", "large"] : ["large"];
}

/** The first is the base rate. */
function candidatesOf(kinds: TreeKind[]): Candidate[] {
  const mixed = kinds.flatMap((trees) =>
    (trees === "large" ? [0.5, 0.7] : [0.5]).flatMap((treeShare) =>
      lambdas.map((lambda) => ({ lambda, trees, treeShare, weight: 1 })),
    ),
  );
  return [{ treeShare: 0, weight: basePrior }, ...mixed];
}

/** Logits by (what was fitted, repetition). */
type Held = {
  repeats: number;
  base: Float64Array[];
  linear: Map<number, Float64Array[]>;
  trees: Map<TreeKind, Float64Array[]>;
};

function* outOfFold(training: Training, kinds: TreeKind[]): Steps<Held> {
  const { rows } = training.encoded;
  const repeats = rows < repeatedRowsMax ? 2 : 1;
  const empty = () => Array.from({ length: repeats }, () => new Float64Array(rows));
  const held: Held = {
    repeats,
    base: empty(),
    linear: new Map(lambdas.map((lambda) => [lambda, empty()])),
    trees: new Map(kinds.map((kind) => [kind, empty()])),
  };
  const design = designOf(training.encoded);
  for (let repeat = 0; repeat < repeats; repeat++) {
    const folds = foldsOf(rows);
    const foldOf = stratifiedFolds(training.outcomes, folds, repeat + 1);
    for (let fold = 0; fold < folds; fold++) {
      const isHeld = foldOf.map((one) => Number(one === fold));
      yield* fitFold(training, design, held, repeat, rowsWhere(isHeld, 0), rowsWhere(isHeld, 1));
    }
  }
  return held;
}

function* fitFold(
  { encoded, outcomes, weights }: Training,
  design: Design,
  held: Held,
  repeat: number,
  train: Int32Array,
  test: Int32Array,
): Steps<void> {
  const put = (target: Float64Array[] | undefined, logits: Float64Array) =>
    test.forEach((row, i) => {
      const column = target?.[repeat];
      if (column) column[row] = logits[i] ?? 0;
    });
  put(held.base, new Float64Array(test.length).fill(baseLogit(outcomes, weights, train)));
  let start: Float64Array | undefined;
  for (const lambda of lambdas) {
    // Three digits are enough to compare by; the final fit goes to the end.
    start = fitLogistic(design, outcomes, weights, train, lambda, { start, tolerance: 1e-4 });
    put(held.linear.get(lambda), logitsOf(design, start, test));
  }
  for (const [kind, columns] of held.trees) {
    const boosted = fitBoosted(encoded, outcomes, weights, train, treeOptions[kind]);
    put(columns, boostedLogits(boosted, encoded, test));
    yield;
  }
}

/** The logit a candidate gave a row it had not seen. */
function heldLogit({ lambda, trees, treeShare }: Candidate, held: Held, repeat: number, row: number): number {
  if (lambda === undefined) return held.base[repeat]?.[row] ?? 0;
  const linear = held.linear.get(lambda)?.[repeat]?.[row] ?? 0;
  const boosted = trees ? (held.trees.get(trees)?.[repeat]?.[row] ?? 0) : 0;
  return (1 - treeShare) * linear + treeShare * boosted;
}

function lossesOf(candidate: Candidate, held: Held, outcomes: Uint8Array): Float64Array {
  return Float64Array.from(outcomes, (outcome, row) => {
    let sum = 0;
    for (let repeat = 0; repeat < held.repeats; repeat++)
      sum += lossAt(sigmoid(heldLogit(candidate, held, repeat, row)), outcome);
    return sum / held.repeats;
  });
}

function weigh(candidates: Candidate[], means: number[], total: number): Candidate[] {
  const best = Math.min(...means);
  const raw = candidates.map(
    ({ weight }, i) => weight * Math.exp((-total * ((means[i] ?? 0) - best)) / temperature),
  );
  const kept = candidates
    .map((candidate, i) => ({ ...candidate, weight: (raw[i] ?? 0) / sumOf(raw) }))
    .filter(({ weight }) => weight >= weightMin);
  const sum = sumOf(kept.map(({ weight }) => weight));
  return kept.map((candidate) => ({ ...candidate, weight: candidate.weight / sum }));
}

function averagedLogit(chosen: Candidate[], held: Held, repeat: number, row: number): number {
  return chosen.reduce((sum, one) => sum + one.weight * heldLogit(one, held, repeat, row), 0);
}

function average(chosen: Candidate[], held: Held, rows: number): Float64Array {
  return Float64Array.from({ length: rows }, (_, row) => {
    let sum = 0;
    for (let repeat = 0; repeat < held.repeats; repeat++) sum += averagedLogit(chosen, held, repeat, row);
    return sum / held.repeats;
  });
}

function gainOf(
  chosen: Candidate[],
  held: Held,
  { outcomes, weights }: Training,
  baseLosses: Float64Array | undefined,
  total: number,
) {
  const losses = Float64Array.from(outcomes, (outcome, row) => {
    let sum = 0;
    for (let repeat = 0; repeat < held.repeats; repeat++)
      sum += lossAt(sigmoid(averagedLogit(chosen, held, repeat, row)), outcome);
    return sum / held.repeats;
  });
  const gains = losses.map((loss, row) => (baseLosses?.[row] ?? 0) - loss);
  const gain = weightedMean(gains, weights, total);
  const spread = weightedMean(
    gains.map((one) => (one - gain) ** 2),
    weights,
    total,
  );
  const loss = weightedMean(losses, weights, total);
  return { loss, lossBase: loss + gain, gainError: Math.sqrt(spread / total) };
}

const sumOf = (values: ArrayLike<number>): number =>
  Array.from(values).reduce((sum, value) => sum + value, 0);

function weightedMean(values: Float64Array, weights: Float64Array, total: number): number {
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += (values[i] ?? 0) * (weights[i] ?? 0);
  return sum / total;
}
