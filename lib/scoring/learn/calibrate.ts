import { solveSymmetric } from "./cholesky";
import { sigmoid } from "./metrics";

/** `intercept + slope · logit`. */
export type Platt = { intercept: number; slope: number };

const outcomesMin = 100;
const slopeMin = 0.8;
const slopeMax = 1.25;
/** A slope may be off by chance; it counts when it is off by this many of its standard errors. */
const errorsMin = 2;

/** @returns the correction for out-of-fold logits that are too bold or too shy; none where they are right. */
export function calibrate(logits: Float64Array, outcomes: Uint8Array, weights: Float64Array): Platt | null {
  if (outcomes.length < outcomesMin) return null;
  const fitted = fitSlope(logits, outcomes, weights);
  if (!fitted || fitted.slope <= 0) return null;
  const { intercept, slope, error } = fitted;
  const isOff = (slope < slopeMin || slope > slopeMax) && Math.abs(slope - 1) > errorsMin * error;
  return isOff ? { intercept, slope } : null;
}

/** Logistic regression on the logit alone, by Newton's method. */
export function fitSlope(logits: Float64Array, outcomes: Uint8Array, weights: Float64Array) {
  let intercept = 0;
  let slope = 1;
  let curvature = [0, 0, 0];
  for (let step = 0; step < 25; step++) {
    const gradient = [0, 0];
    curvature = [1e-9, 0, 1e-9];
    logits.forEach((logit, i) => {
      const p = sigmoid(intercept + slope * logit);
      const weight = weights[i] ?? 0;
      const residual = weight * (p - (outcomes[i] ?? 0));
      const bend = weight * p * (1 - p);
      gradient[0] = (gradient[0] ?? 0) + residual;
      gradient[1] = (gradient[1] ?? 0) + residual * logit;
      curvature = [
        (curvature[0] ?? 0) + bend,
        (curvature[1] ?? 0) + bend * logit,
        (curvature[2] ?? 0) + bend * logit * logit,
      ];
    });
    const [a = 0, b = 0, c = 0] = curvature;
    const [da = 0, db = 0] = solveSymmetric(Float64Array.of(a, 0, b, c), Float64Array.from(gradient), 2);
    intercept -= da;
    slope -= db;
    if (!Number.isFinite(slope)) return null;
    if (Math.abs(da) + Math.abs(db) < 1e-10) break;
  }
  const [a = 0, b = 0, c = 0] = curvature;
  const determinant = a * c - b * b;
  return { intercept, slope, error: determinant > 0 ? Math.sqrt(a / determinant) : Infinity };
}
