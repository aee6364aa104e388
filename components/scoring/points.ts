import type { Explanation, Reason } from "@/lib/scoring/schemas";

export type Pointed = Reason & { shown: number };
export type ShownPoints = { average: number; up: Pointed[]; down: Pointed[]; rest: number; score: number };

const sigmoid = (logit: number) => 1 / (1 + Math.exp(-logit));
const tenth = (value: number) => Math.round(value * 10) / 10;
const flatLogit = 1e-9;

/**
 * Contributions as points of the score. All are scaled by one slope, that of the line from the average lead to this
 * one, so that average and points make the score; what rounding leaves over is with the rest.
 */
export function pointsOf({ baseline, logit, up, down }: Explanation): ShownPoints {
  const [from, to] = [100 * sigmoid(baseline), 100 * sigmoid(logit)];
  const way = logit - baseline;
  const slope = Math.abs(way) < flatLogit ? (from * (100 - from)) / 100 : (to - from) / way;
  const pointed = (reasons: Reason[]) =>
    reasons.map((reason) => ({ ...reason, shown: tenth(reason.points * slope) }));
  const shown = { up: pointed(up), down: pointed(down) };
  const average = tenth(from);
  const score = Math.round(to);
  const sum = [...shown.up, ...shown.down].reduce((total, one) => total + one.shown, average);
  return { average, ...shown, rest: tenth(score - sum), score };
}
