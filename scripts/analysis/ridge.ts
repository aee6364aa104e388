export type Row = { x: [number, number][]; y: number; weight: number };

const stepsMax = 80;
const enough = 1e-4;
/** The sums over the lists are known to matter; they are hardly held back. */
const lambdaDense = 0.1;

/** Weighted ridge regression by conjugate gradients: `terms` sparse columns, then `dense` ones. */
export function ridge(rows: Row[], terms: number, dense: number, lambda: number): Float64Array {
  const size = terms + dense;
  const penalty = Float64Array.from({ length: size }, (_, at) => (at < terms ? lambda : lambdaDense));
  const normal = (w: Float64Array) => {
    const out = penalty.map((value, at) => value * (w[at] ?? 0));
    for (const { x, weight } of rows) addTo(out, x, weight * dot(w, x));
    return out;
  };
  const w = new Float64Array(size);
  const rest = new Float64Array(size);
  for (const { x, y, weight } of rows) addTo(rest, x, weight * y);
  const direction = rest.slice();
  let size2 = inner(rest, rest);
  for (let step = 0; step < stepsMax && size2 > enough; step++) {
    const moved = normal(direction);
    const by = size2 / inner(direction, moved);
    for (let at = 0; at < size; at++) {
      w[at] = (w[at] ?? 0) + by * (direction[at] ?? 0);
      rest[at] = (rest[at] ?? 0) - by * (moved[at] ?? 0);
    }
    const next = inner(rest, rest);
    for (let at = 0; at < size; at++) direction[at] = (rest[at] ?? 0) + (next / size2) * (direction[at] ?? 0);
    size2 = next;
  }
  return w;
}

function addTo(out: Float64Array, x: Row["x"], by: number): void {
  for (const [at, value] of x) out[at] = (out[at] ?? 0) + value * by;
}

const dot = (w: Float64Array, x: Row["x"]) => x.reduce((sum, [at, value]) => sum + value * (w[at] ?? 0), 0);

const inner = (a: Float64Array, b: Float64Array) =>
  a.reduce((sum, value, at) => sum + value * (b[at] ?? 0), 0);
