import { seededRandom } from "./random";

const epsilon = 1e-15;

export const sigmoid = (logit: number): number => 1 / (1 + Math.exp(-logit));
export const logitOf = (p: number): number => Math.log(p / (1 - p));

/** @returns the area under the ROC curve, ties counted half; null when only one outcome is there. */
export function aucOf(scores: ArrayLike<number>, outcomes: ArrayLike<number>): number | null {
  const order = Int32Array.from({ length: scores.length }, (_, i) => i).sort(
    (a, b) => (scores[a] ?? 0) - (scores[b] ?? 0),
  );
  let won = 0;
  let rankSum = 0;
  for (let i = 0; i < order.length;) {
    let end = i;
    let wonHere = 0;
    const score = scores[order[i] ?? 0];
    while (end < order.length && scores[order[end] ?? 0] === score)
      wonHere += outcomes[order[end++] ?? 0] ?? 0;
    rankSum += (wonHere * (i + 1 + end)) / 2;
    won += wonHere;
    i = end;
  }
  const lost = order.length - won;
  return won && lost ? (rankSum - (won * (won + 1)) / 2) / (won * lost) : null;
}

export const lossAt = (p: number, outcome: number): number =>
  -Math.log(Math.max(epsilon, outcome ? p : 1 - p));

export function meanOf(length: number, valueAt: (i: number) => number): number {
  let sum = 0;
  for (let i = 0; i < length; i++) sum += valueAt(i);
  return sum / length;
}

export const logLossOf = (p: ArrayLike<number>, outcomes: ArrayLike<number>): number =>
  meanOf(p.length, (i) => lossAt(p[i] ?? 0, outcomes[i] ?? 0));

export const brierOf = (p: ArrayLike<number>, outcomes: ArrayLike<number>): number =>
  meanOf(p.length, (i) => ((p[i] ?? 0) - (outcomes[i] ?? 0)) ** 2);

export type CalibrationBin = { predicted: number; actual: number; n: number };

/** Ten bins of equal mass, by rising probability. */
export function calibrationBins(
  p: ArrayLike<number>,
  outcomes: ArrayLike<number>,
  bins = 10,
): CalibrationBin[] {
  const order = Int32Array.from({ length: p.length }, (_, i) => i).sort(
    (a, b) => (p[a] ?? 0) - (p[b] ?? 0) || a - b,
  );
  return Array.from({ length: Math.min(bins, p.length) }, (_, b) => {
    const count = Math.min(bins, p.length);
    const part = order.subarray(Math.floor((b * p.length) / count), Math.floor(((b + 1) * p.length) / count));
    const mean = (values: ArrayLike<number>) => meanOf(part.length, (i) => values[part[i] ?? 0] ?? 0);
    return { predicted: mean(p), actual: mean(outcomes), n: part.length };
  });
}

/** Expected calibration error over ten bins of equal mass. */
export function eceOf(bins: CalibrationBin[]): number | null {
  const total = bins.reduce((sum, { n }) => sum + n, 0);
  if (total === 0) return null;
  return bins.reduce((sum, { n, predicted, actual }) => sum + n * Math.abs(predicted - actual), 0) / total;
}

/** Share of won among the best tenth; where scores tie at its edge, the tied ones count by their mean. */
export function topDecileOf(p: ArrayLike<number>, outcomes: ArrayLike<number>): number | null {
  const wanted = Math.round(p.length / 10);
  if (wanted < 1) return null;
  const order = Int32Array.from({ length: p.length }, (_, i) => i).sort(
    (a, b) => (p[b] ?? 0) - (p[a] ?? 0) || a - b,
  );
  const edge = p[order[wanted - 1] ?? 0] ?? 0;
  let above = 0;
  let wonAbove = 0;
  let tied = 0;
  let wonTied = 0;
  for (const i of order) {
    const score = p[i] ?? 0;
    if (score < edge) break;
    if (score > edge) {
      above++;
      wonAbove += outcomes[i] ?? 0;
    } else {
      tied++;
      wonTied += outcomes[i] ?? 0;
    }
  }
  return (wonAbove + ((wanted - above) * wonTied) / tied) / wanted;
}

export type Quality = {
  n: number;
  base_rate: number;
  auc: number | null;
  brier: number;
  brier_base: number;
  log_loss: number;
  log_loss_base: number;
  ece10: number | null;
  accuracy: number;
  /** Null when no lead reaches 0.5. */
  precision: number | null;
  top_decile_precision: number | null;
  /** How many times the base rate the best tenth is. */
  lift: number | null;
};

/** @param baseRate what would be said of every lead without a model: the training rows' rate. */
export function qualityOf(
  p: ArrayLike<number>,
  outcomes: ArrayLike<number>,
  baseRate: number,
): Quality | null {
  const n = p.length;
  if (n === 0) return null;
  const rate = meanOf(n, (i) => outcomes[i] ?? 0);
  const said = Array.from({ length: n }, (_, i) => i).filter((i) => (p[i] ?? 0) >= 0.5);
  const top = topDecileOf(p, outcomes);
  return {
    n,
    base_rate: rate,
    auc: aucOf(p, outcomes),
    brier: brierOf(p, outcomes),
    brier_base: meanOf(n, (i) => (baseRate - (outcomes[i] ?? 0)) ** 2),
    log_loss: logLossOf(p, outcomes),
    log_loss_base: meanOf(n, (i) => lossAt(baseRate, outcomes[i] ?? 0)),
    ece10: eceOf(calibrationBins(p, outcomes)),
    accuracy: meanOf(n, (i) => Number(((p[i] ?? 0) >= 0.5 ? 1 : 0) === outcomes[i])),
    precision: said.length ? meanOf(said.length, (i) => outcomes[said[i] ?? 0] ?? 0) : null,
    top_decile_precision: top,
    lift: top === null || rate === 0 ? null : top / rate,
  };
}

/** The middle 95 % of the area over resampled rows; seeded, so that the same rows give the same interval. */
export function aucInterval(scores: ArrayLike<number>, outcomes: ArrayLike<number>): [number, number] | null {
  const rounds = 200;
  const random = seededRandom(7);
  const n = scores.length;
  const order = Int32Array.from({ length: n }, (_, i) => i).sort(
    (a, b) => (scores[a] ?? 0) - (scores[b] ?? 0),
  );
  const sorted = Float64Array.from(order, (row) => scores[row] ?? 0);
  const won = Uint8Array.from(order, (row) => outcomes[row] ?? 0);
  const found: number[] = [];
  const drawn = new Uint16Array(n);
  for (let round = 0; round < rounds; round++) {
    drawn.fill(0);
    for (let i = 0; i < n; i++) {
      const row = Math.floor(random() * n);
      drawn[row] = (drawn[row] ?? 0) + 1;
    }
    const auc = countedAuc(sorted, won, drawn);
    if (auc !== null) found.push(auc);
  }
  found.sort((a, b) => a - b);
  const low = found[Math.floor(found.length * 0.025)];
  const high = found[Math.ceil(found.length * 0.975) - 1];
  return low === undefined || high === undefined ? null : [low, high];
}

/** The area over rows in rising order, each counted as often as it was drawn. */
function countedAuc(sorted: Float64Array, won: Uint8Array, drawn: Uint16Array): number | null {
  let lostBelow = 0;
  let wonTotal = 0;
  let pairs = 0;
  for (let i = 0; i < sorted.length;) {
    const score = sorted[i];
    let wonHere = 0;
    let lostHere = 0;
    for (; i < sorted.length && sorted[i] === score; i++) {
      if (won[i]) wonHere += drawn[i] ?? 0;
      else lostHere += drawn[i] ?? 0;
    }
    pairs += wonHere * (lostBelow + lostHere / 2);
    lostBelow += lostHere;
    wonTotal += wonHere;
  }
  return wonTotal && lostBelow ? pairs / (wonTotal * lostBelow) : null;
}
