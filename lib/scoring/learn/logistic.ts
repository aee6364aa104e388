/* eslint-disable @typescript-eslint/no-non-null-assertion -- loops over typed arrays whose lengths are set right here */
import { solveSymmetric } from "./cholesky";
import { binCount, type Encoded } from "./encode";

/** Weights of a logistic regression: per feature its bins' weights and, for numbers, the slope. */
export type Linear = { intercept: number; weights: number[][]; slopes: number[] };

/**
 * Rows as lists of (parameter, value) of one width; the last parameter is the intercept. `parameters` leads from a
 * place in the features to its parameter: what no row has gets none, and weighs 0.
 */
export type Design = {
  rows: number;
  width: number;
  size: number;
  index: Int32Array;
  value: Float64Array;
  parameters: { bins: Int32Array[]; slopes: Int32Array };
};

const stepsMax = 25;

export function designOf(encoded: Encoded): Design {
  const { rows, features, bins, linear } = encoded;
  const { parameters, size } = parametersOf(encoded);
  const numbers = features.filter(({ kind }) => kind === "number").length;
  const width = features.length + numbers + 1;
  const index = new Int32Array(rows * width);
  const value = new Float64Array(rows * width).fill(1);
  for (let row = 0; row < rows; row++) {
    let at = row * width;
    for (let f = 0; f < features.length; f++) {
      index[at++] = parameters.bins[f]![bins[f * rows + row]!]!;
      if (parameters.slopes[f]! < 0) continue;
      index[at] = parameters.slopes[f]!;
      value[at++] = linear[f * rows + row]!;
    }
    index[at] = size - 1;
  }
  return { rows, width, size, index, value, parameters };
}

function parametersOf({ rows, features, bins }: Encoded) {
  let size = 0;
  const slopes = new Int32Array(features.length).fill(-1);
  const numbered = features.map((feature, f) => {
    const seen = new Uint8Array(binCount(feature));
    for (let row = 0; row < rows; row++) seen[bins[f * rows + row]!] = 1;
    const own = Int32Array.from(seen, (isSeen) => (isSeen ? size++ : -1));
    if (feature.kind === "number") slopes[f] = size++;
    return own;
  });
  return { parameters: { bins: numbered, slopes }, size: size + 1 };
}

/** The parameters by feature, as the model keeps them. */
export function linearFrom({ parameters: { bins, slopes }, size }: Design, beta: Float64Array): Linear {
  const at = (parameter: number) => (parameter < 0 ? 0 : beta[parameter]!);
  return {
    intercept: at(size - 1),
    weights: bins.map((own) => Array.from(own, at)),
    slopes: Array.from(slopes, at),
  };
}

/**
 * L2 logistic regression by Newton's method; the intercept is not penalized. Steps are halved while they do not
 * improve, so separated outcomes end at the penalized optimum as well.
 *
 * @param start where to begin: the solution of a neighbouring strength saves most steps.
 */
export function fitLogistic(
  design: Design,
  outcomes: Uint8Array,
  weights: Float64Array,
  rows: Int32Array,
  lambda: number,
  { start, tolerance = 1e-8 }: { start?: Float64Array; tolerance?: number } = {},
): Float64Array {
  const { size } = design;
  let beta = start ? Float64Array.from(start) : initial(size, outcomes, weights, rows);
  const system = { hessian: new Float64Array(size * size), gradient: new Float64Array(size) };
  let loss = accumulate(design, outcomes, weights, rows, lambda, beta, system);
  for (let step = 0; step < stepsMax; step++) {
    const change = solveSymmetric(system.hessian, system.gradient, size);
    let decrement = 0;
    for (let i = 0; i < size; i++) decrement += (change[i] ?? 0) * (system.gradient[i] ?? 0);
    if (decrement < tolerance * (1 + Math.abs(loss))) return beta;
    let rate = 1;
    for (;;) {
      const tried = beta.map((value, i) => value - rate * (change[i] ?? 0));
      const triedLoss = accumulate(design, outcomes, weights, rows, lambda, tried, system);
      if (triedLoss <= loss || rate < 1e-4) {
        beta = tried;
        loss = triedLoss;
        break;
      }
      rate /= 2;
    }
  }
  return beta;
}

/** All zero, with the base rate as the intercept. */
function initial(size: number, outcomes: Uint8Array, weights: Float64Array, rows: Int32Array): Float64Array {
  let won = 0;
  let total = 0;
  for (const row of rows) {
    total += weights[row] ?? 0;
    won += (weights[row] ?? 0) * (outcomes[row] ?? 0);
  }
  const beta = new Float64Array(size);
  beta[size - 1] = Math.log((won + 0.5) / (total - won + 0.5));
  return beta;
}

/** @returns the penalized loss at `beta`; the gradient and the Hessian's lower triangle are left in `system`. */
function accumulate(
  { width, size, index, value }: Design,
  outcomes: Uint8Array,
  weights: Float64Array,
  rows: Int32Array,
  lambda: number,
  beta: Float64Array,
  { hessian, gradient }: { hessian: Float64Array; gradient: Float64Array },
): number {
  hessian.fill(0);
  gradient.fill(0);
  let loss = 0;
  for (const row of rows) {
    const from = row * width;
    let z = 0;
    for (let a = from; a < from + width; a++) z += beta[index[a]!]! * value[a]!;
    const p = 1 / (1 + Math.exp(-z));
    const weight = weights[row]!;
    const outcome = outcomes[row]!;
    loss += weight * ((z > 0 ? z : 0) + Math.log1p(Math.exp(-Math.abs(z))) - outcome * z);
    const residual = weight * (p - outcome);
    const curvature = weight * p * (1 - p);
    // Parameters of a row go up from left to right, so this fills the lower triangle.
    for (let a = from; a < from + width; a++) {
      const va = value[a]!;
      gradient[index[a]!]! += residual * va;
      const scaled = curvature * va;
      if (scaled === 0) continue;
      const base = index[a]! * size;
      for (let b = from; b <= a; b++) hessian[base + index[b]!]! += scaled * value[b]!;
    }
  }
  for (let i = 0; i < size - 1; i++) {
    loss += (lambda / 2) * beta[i]! * beta[i]!;
    gradient[i]! += lambda * beta[i]!;
    hessian[i * size + i]! += lambda;
  }
  hessian[size * size - 1]! += 1e-9;
  return loss;
}

export function logitsOf(
  { width, index, value }: Design,
  beta: Float64Array,
  rows: Int32Array,
): Float64Array {
  return Float64Array.from(rows, (row) => {
    let z = 0;
    for (let a = row * width; a < (row + 1) * width; a++) z += (beta[index[a] ?? 0] ?? 0) * (value[a] ?? 0);
    return z;
  });
}
