/* eslint-disable @typescript-eslint/no-non-null-assertion -- loops over typed arrays whose lengths are set right here */
import { fineCount, type Encoded } from "./encode";
import { growTree, type Field } from "./grow-tree";
import { seededRandom, shuffle } from "./random";
import type { Tree, TreeOptions } from "./types";

export type Boosted = { base: number; trees: Tree[] };

/** For few outcomes: three questions a tree, each tree on its own part of the rows and columns. */
export const smallTrees: TreeOptions = {
  trees: 100,
  rate: 0.05,
  depthMax: 3,
  leavesMax: 8,
  leafRowsMin: 8,
  l2: 3,
  rowShare: 0.6,
  columnShare: 0.4,
};

/** For thousands of outcomes: how things act together shows, so trees may ask more. */
export const largeTrees: TreeOptions = {
  trees: 200,
  rate: 0.04,
  depthMax: 6,
  leavesMax: 16,
  leafRowsMin: 20,
  l2: 5,
  rowShare: 0.7,
  columnShare: 0.5,
};

/**
 * Gradient boosting on the log loss with second-order leaves, over bins. Seeded: the same rows grow
 * the same trees.
 */
export function fitBoosted(
  encoded: Encoded,
  outcomes: Uint8Array,
  weights: Float64Array,
  rows: Int32Array,
  options: TreeOptions,
  seed = 1,
): Boosted {
  const field = fieldOf(encoded);
  const random = seededRandom(seed);
  const base = baseLogit(outcomes, weights, rows);
  const logits = new Float64Array(encoded.rows).fill(base);
  const slopes = { gradient: new Float64Array(encoded.rows), hessian: new Float64Array(encoded.rows) };
  const trees: Tree[] = [];
  const allColumns = Int32Array.from(encoded.features.keys());
  for (let round = 0; round < options.trees; round++) {
    for (const row of rows) {
      const p = 1 / (1 + Math.exp(-logits[row]!));
      slopes.gradient[row] = weights[row]! * (p - outcomes[row]!);
      slopes.hessian[row] = weights[row]! * Math.max(p * (1 - p), 1e-6);
    }
    const order = sample(rows, options.rowShare, random);
    const columns = sample(allColumns, options.columnShare, random).sort();
    const tree = growTree(field, slopes, order, columns, options);
    if (tree.feature.length === 1 && options.rowShare === 1 && options.columnShare === 1) break;
    trees.push(tree);
    for (const row of rows) logits[row]! += leafValue(tree, field, row);
  }
  return { base, trees };
}

export function baseLogit(outcomes: Uint8Array, weights: Float64Array, rows: Int32Array): number {
  let won = 0;
  let total = 0;
  for (const row of rows) {
    total += weights[row]!;
    won += weights[row]! * outcomes[row]!;
  }
  return Math.log((won + 0.5) / (total - won + 0.5));
}

function sample(items: Int32Array, share: number, random: () => number): Int32Array {
  const copy = Int32Array.from(items);
  if (share >= 1) return copy;
  return shuffle(copy, random).slice(0, Math.max(1, Math.round(items.length * share)));
}

export function fieldOf({ rows, features, fine }: Encoded): Field {
  const binCounts = Int32Array.from(features, fineCount);
  const offsets = new Int32Array(features.length);
  let histogramSize = 0;
  features.forEach((_, f) => {
    offsets[f] = histogramSize;
    histogramSize += binCounts[f]!;
  });
  const isNumber = features.map(({ kind }) => kind === "number");
  return { rows, bins: fine, isNumber, binCounts, offsets, histogramSize };
}

function leafValue(tree: Tree, { bins, rows, isNumber }: Field, row: number): number {
  let node = 0;
  for (;;) {
    const feature = tree.feature[node]!;
    if (feature < 0) return tree.value[node]!;
    const bin = bins[feature * rows + row]!;
    const goesLeft = isNumber[feature]! ? bin <= tree.bin[node]! : bin === tree.bin[node]!;
    node = goesLeft ? tree.left[node]! : tree.right[node]!;
  }
}

export function boostedLogits({ base, trees }: Boosted, encoded: Encoded, rows: Int32Array): Float64Array {
  const field = fieldOf(encoded);
  return Float64Array.from(rows, (row) => {
    let sum = base;
    for (const tree of trees) sum += leafValue(tree, field, row);
    return sum;
  });
}
