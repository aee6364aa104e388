/* eslint-disable @typescript-eslint/no-non-null-assertion -- loops over typed arrays whose lengths are set right here */
import type { Tree, TreeOptions } from "./types";

/** What all trees of one fit share. Bins go column after column; `offsets` is where a column's histogram starts. */
export type Field = {
  rows: number;
  bins: Uint8Array;
  isNumber: boolean[];
  binCounts: Int32Array;
  offsets: Int32Array;
  histogramSize: number;
};

/** Slope and curvature of the loss at each row, as the trees before left it. */
export type Slopes = { gradient: Float64Array; hessian: Float64Array };

/** Slope, curvature and number of rows of each bin, side by side. */
type Histogram = Float64Array;
type Split = { gain: number; feature: number; bin: number };
type Leaf = {
  node: number;
  depth: number;
  from: number;
  to: number;
  g: number;
  h: number;
  histogram: Histogram;
  split: Split | undefined;
};

/**
 * Grows one tree, always where the loss falls most. `order` holds the rows to learn from and is rearranged so that
 * every node's rows lie together.
 */
export function growTree(
  field: Field,
  slopes: Slopes,
  order: Int32Array,
  columns: Int32Array,
  options: TreeOptions,
): Tree {
  const tree: Tree = { feature: [], bin: [], left: [], right: [], value: [] };
  const root = rootLeaf(field, slopes, order, columns, options, tree);
  const open = [root];
  for (let leaves = 1; leaves < options.leavesMax; leaves++) {
    const best = takeBest(open);
    if (!best?.split) break;
    open.push(...divide(field, slopes, order, columns, options, tree, best, best.split));
  }
  return tree;
}

function rootLeaf(
  field: Field,
  slopes: Slopes,
  order: Int32Array,
  columns: Int32Array,
  options: TreeOptions,
  tree: Tree,
): Leaf {
  let g = 0;
  let h = 0;
  for (const row of order) {
    g += slopes.gradient[row]!;
    h += slopes.hessian[row]!;
  }
  const histogram = histogramOf(field, slopes, order, 0, order.length, columns);
  return addLeaf(field, columns, options, tree, { depth: 0, from: 0, to: order.length, g, h, histogram });
}

function addLeaf(
  field: Field,
  columns: Int32Array,
  options: TreeOptions,
  tree: Tree,
  part: Omit<Leaf, "node" | "split">,
): Leaf {
  const node = tree.feature.length;
  tree.feature.push(-1);
  tree.bin.push(0);
  tree.left.push(-1);
  tree.right.push(-1);
  tree.value.push((-part.g / (part.h + options.l2)) * options.rate);
  const mayGrow = part.depth < options.depthMax && part.to - part.from >= 2 * options.leafRowsMin;
  return { ...part, node, split: mayGrow ? bestSplit(field, columns, options, part) : undefined };
}

function takeBest(open: Leaf[]): Leaf | undefined {
  let at = -1;
  open.forEach((leaf, i) => {
    if (leaf.split && (at < 0 || leaf.split.gain > (open[at]?.split?.gain ?? 0))) at = i;
  });
  return at < 0 ? undefined : open.splice(at, 1)[0];
}

function divide(
  field: Field,
  slopes: Slopes,
  order: Int32Array,
  columns: Int32Array,
  options: TreeOptions,
  tree: Tree,
  leaf: Leaf,
  { feature, bin }: Split,
): [Leaf, Leaf] {
  const middle = partition(field, order, leaf, feature, bin);
  const isLeftSmall = middle - leaf.from <= leaf.to - middle;
  const [from, to] = isLeftSmall ? [leaf.from, middle] : [middle, leaf.to];
  const small = histogramOf(field, slopes, order, from, to, columns);
  // The larger side is what is left of the parent, so it is never counted.
  const large = subtract(leaf.histogram, small);
  const sums = { g: 0, h: 0 };
  for (let i = leaf.from; i < middle; i++) {
    sums.g += slopes.gradient[order[i]!]!;
    sums.h += slopes.hessian[order[i]!]!;
  }
  const depth = leaf.depth + 1;
  const left = addLeaf(field, columns, options, tree, {
    depth,
    from: leaf.from,
    to: middle,
    ...sums,
    histogram: isLeftSmall ? small : large,
  });
  const right = addLeaf(field, columns, options, tree, {
    depth,
    from: middle,
    to: leaf.to,
    g: leaf.g - sums.g,
    h: leaf.h - sums.h,
    histogram: isLeftSmall ? large : small,
  });
  tree.feature[leaf.node] = feature;
  tree.bin[leaf.node] = bin;
  tree.left[leaf.node] = left.node;
  tree.right[leaf.node] = right.node;
  return [left, right];
}

function partition(
  { bins, rows, isNumber }: Field,
  order: Int32Array,
  { from, to }: Leaf,
  feature: number,
  bin: number,
): number {
  const base = feature * rows;
  const ordered = isNumber[feature]!;
  let low = from;
  let high = to - 1;
  while (low <= high) {
    const row = order[low]!;
    const value = bins[base + row]!;
    if (ordered ? value <= bin : value === bin) low++;
    else {
      order[low] = order[high]!;
      order[high--] = row;
    }
  }
  return low;
}

function histogramOf(
  { bins, rows, offsets, histogramSize }: Field,
  { gradient, hessian }: Slopes,
  order: Int32Array,
  from: number,
  to: number,
  columns: Int32Array,
): Histogram {
  const histogram = new Float64Array(histogramSize * 3);
  for (const column of columns) {
    const base = column * rows;
    const offset = offsets[column]!;
    for (let i = from; i < to; i++) {
      const row = order[i]!;
      const at = (offset + bins[base + row]!) * 3;
      histogram[at]! += gradient[row]!;
      histogram[at + 1]! += hessian[row]!;
      histogram[at + 2]! += 1;
    }
  }
  return histogram;
}

/** The parent is no longer needed, so its array becomes the sibling's. */
function subtract(from: Histogram, part: Histogram): Histogram {
  for (let i = 0; i < from.length; i++) from[i]! -= part[i]!;
  return from;
}

function bestSplit(
  { isNumber, binCounts, offsets }: Field,
  columns: Int32Array,
  { leafRowsMin, l2 }: TreeOptions,
  { g, h, from, to, histogram }: Pick<Leaf, "g" | "h" | "from" | "to" | "histogram">,
): Split | undefined {
  const whole = (g * g) / (h + l2);
  let best: Split | undefined;
  for (const feature of columns) {
    const offset = offsets[feature]!;
    const ordered = isNumber[feature]!;
    let gl = 0;
    let hl = 0;
    let nl = 0;
    for (let bin = 0; bin < binCounts[feature]!; bin++) {
      const at = (offset + bin) * 3;
      gl = histogram[at]! + (ordered ? gl : 0);
      hl = histogram[at + 1]! + (ordered ? hl : 0);
      nl = histogram[at + 2]! + (ordered ? nl : 0);
      if (nl < leafRowsMin || to - from - nl < leafRowsMin) continue;
      const gr = g - gl;
      const hr = h - hl;
      const gain = (gl * gl) / (hl + l2) + (gr * gr) / (hr + l2) - whole;
      if (gain > (best?.gain ?? 1e-7)) best = { gain, feature, bin };
    }
  }
  return best;
}
