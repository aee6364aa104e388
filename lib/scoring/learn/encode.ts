import { squeeze } from "./columns";
import type { Cell, Feature, Table } from "./types";
import { datePart, levelOf, numberOf } from "./values";

/** Where a cell lies in one feature. Bin 0 is "missing", then the bins or levels, then (for categories) "other". */
export type Place = { bin: number; fine: number; linear: number };

export function placeOf(feature: Feature, raw: Cell): Place {
  const cell = feature.part ? datePart(raw, feature.part) : raw;
  if (feature.kind === "category") {
    const bin = levelBin(feature, cell);
    return { bin, fine: bin, linear: 0 };
  }
  const value = numberOf(cell);
  if (value === undefined) return { bin: 0, fine: 0, linear: 0 };
  return {
    bin: 1 + countBelow(feature.edges, value),
    fine: 1 + countBelow(feature.fine, value),
    linear: Math.max(-linearMax, Math.min(linearMax, (squeeze(value) - feature.mean) / feature.sd)),
  };
}

/** A standardized number ends here, so that one absurd value cannot decide a score. */
const linearMax = 6;

function levelBin(feature: Feature & { kind: "category" }, cell: Cell): number {
  const level = levelOf(cell);
  if (level === undefined) return 0;
  const index = indexOf(feature.levels).get(level);
  return index === undefined ? feature.levels.length + 1 : index + 1;
}

const indexes = new WeakMap<string[], Map<string, number>>();

function indexOf(levels: string[]): Map<string, number> {
  const known = indexes.get(levels);
  if (known) return known;
  const index = new Map(levels.map((level, i) => [level, i]));
  indexes.set(levels, index);
  return index;
}

/** How many edges lie below the value. */
function countBelow(edges: number[], value: number): number {
  let low = 0;
  let high = edges.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (value > (edges[middle] ?? 0)) low = middle + 1;
    else high = middle;
  }
  return low;
}

export const binCount = (feature: Feature): number =>
  feature.kind === "category" ? feature.levels.length + 2 : feature.edges.length + 2;

export const fineCount = (feature: Feature): number =>
  feature.kind === "category" ? feature.levels.length + 2 : feature.fine.length + 2;

/** Every cell's place, feature after feature: `bins[feature * rows + row]`, and the others likewise. */
export type Encoded = {
  rows: number;
  features: Feature[];
  bins: Uint8Array;
  fine: Uint8Array;
  linear: Float64Array;
};

/** A column that the table has not is missing in every row. */
export function encode(features: Feature[], { rows, columns }: Table): Encoded {
  const size = rows * features.length;
  const encoded = {
    rows,
    features,
    bins: new Uint8Array(size),
    fine: new Uint8Array(size),
    linear: new Float64Array(size),
  };
  const byName = new Map(columns.map(({ name, values }) => [name, values]));
  features.forEach((feature, f) => {
    const values = byName.get(feature.column);
    for (let row = 0; row < rows; row++) {
      const { bin, fine, linear } = placeOf(feature, values?.[row]);
      const at = f * rows + row;
      encoded.bins[at] = bin;
      encoded.fine[at] = fine;
      encoded.linear[at] = linear;
    }
  });
  return encoded;
}
