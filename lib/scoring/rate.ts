import { explain, logitOf, modelShare, sigmoid, type Contribution, type Row } from "./learn";
import type { Active } from "./models";
import type { Explanation, Reason, ScoreSource } from "./schemas";

const reasonsShown = 5;
/** The rules speak in points of a hundred; none and all of them are not impossible and not certain. */
const ruleFloor = 0.01;

export type Rating = {
  source: ScoreSource;
  score: number | null;
  probability: number | null;
  explanation: Explanation | null;
};

/**
 * What a lead's score is and why. While the model learns, its share of the logit grows with the outcomes and the rest
 * is the rules'; without rules the rest is the organization's average.
 */
export function rate(active: Active | undefined, row: Row, ruleScore: number | null): Rating {
  if (!active) return { source: "rules", score: ruleScore, probability: null, explanation: null };
  const explained = explain(active.model, row);
  const share = active.model.status === "learning" ? modelShare(active.model.counts) : 1;
  const reasons = explained.contributions.map((one) => reasonOf(one, share));
  if (share < 1 && ruleScore !== null) {
    const rules = logitOf(Math.min(1 - ruleFloor, Math.max(ruleFloor, ruleScore / 100)));
    const points = (1 - share) * (rules - explained.baseline);
    reasons.push({ factor: "rules", part: null, value: ruleScore, points });
  }
  const explanation = explanationOf(explained.baseline, reasons);
  const probability = sigmoid(explanation.logit);
  return {
    source: share < 1 ? "learning" : "model",
    score: Math.round(100 * probability),
    probability,
    explanation,
  };
}

const reasonOf = ({ feature, value, points }: Contribution, share: number): Reason => ({
  factor: feature.column,
  part: feature.part ?? null,
  value: value ?? null,
  points: share * points,
});

/** The logit is the sum of what is shown, so that what is shown adds up to the last digit. */
function explanationOf(baseline: number, reasons: Reason[]): Explanation {
  const sorted = [...reasons].sort((a, b) => b.points - a.points || (a.factor < b.factor ? -1 : 1));
  const up = sorted.filter(({ points }) => points > 0).slice(0, reasonsShown);
  const down = sorted
    .filter(({ points }) => points < 0)
    .reverse()
    .slice(0, reasonsShown);
  const shown = new Set([...up, ...down]);
  const sum = (some: Reason[]) => some.reduce((total, { points }) => total + points, 0);
  const rest = sum(sorted.filter((reason) => !shown.has(reason)));
  return { baseline, up, down, rest, logit: baseline + sum(up) + sum(down) + rest };
}
