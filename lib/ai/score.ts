import { defaultRules, type QualificationRules, type Slots } from "./turn";

type Rules = Pick<QualificationRules, "weights" | "minimumBudget" | "handoffScore">;

/**
 * The qualification score, from collected answers and the organization's weights only: nobody can talk it up. Whoever
 * does not decide stays below the hand-off, whatever else is said.
 *
 * @returns an integer from 0 to 100.
 */
export function scoreOf(slots: Slots, rules: Rules = defaultRules): number {
  if (slots.interest === "declined" || slots.fit === "no") return 0;
  const { weights } = rules;
  const total = Object.values(weights).reduce((sum, weight) => sum + weight, 0);
  if (total <= 0) return 0;
  const parts = scoreParts(slots, rules);
  const sum = parts.reduce((points, { weight, share }) => points + weight * share, 0);
  const score = Math.round((100 * sum) / total);
  return slots.decision === "no" ? Math.min(score, rules.handoffScore - 1) : score;
}

/** Each answer's share of its weight, for whoever wants to see where a score comes from. */
export function scoreParts(slots: Slots, { weights, minimumBudget }: Rules) {
  return [
    { name: "need", weight: weights.need, share: needShare(slots) },
    { name: "budget", weight: weights.budget, share: budgetShare(slots, minimumBudget) },
    { name: "timeline", weight: weights.timeline, share: timelineShare(slots) },
    { name: "decision_maker", weight: weights.decision_maker, share: decisionShare(slots) },
    { name: "fit", weight: weights.fit, share: slots.fit === "yes" ? 1 : 0 },
  ] as const;
}

export const bands = ["hot", "warm", "cold"] as const;
export const nurtureScore = 50;
export const bandOf = (score: number, handoffScore = defaultRules.handoffScore): (typeof bands)[number] =>
  score >= handoffScore ? "hot" : score >= nurtureScore ? "warm" : "cold";

const needShare = ({ need, interest }: Slots): number => (need ? (interest === "browsing" ? 0.4 : 1) : 0);

function budgetShare({ budget_min, budget_max }: Slots, minimum: number | null): number {
  const amount = budget_max ?? budget_min;
  if (amount == null || amount <= 0) return 0;
  return minimum ? Math.min(1, amount / minimum) : 1;
}

/** Days until it is needed → share. */
const nearness: [number, number][] = [
  [7, 1],
  [31, 0.9],
  [62, 0.8],
  [95, 0.7],
  [185, 0.35],
  [Infinity, 0.2],
];
/** A date or season without a known distance. */
const namedShare = 0.5;

function timelineShare({ timeline_kind, timeline_days, interest }: Slots): number {
  if (!timeline_kind || timeline_kind === "none") return 0;
  const share =
    timeline_days == null ? namedShare : (nearness.find(([days]) => timeline_days <= days)?.[1] ?? 0);
  return interest === "browsing" ? share / 2 : share;
}

function decisionShare({ decision }: Slots): number {
  if (decision === "yes") return 1;
  if (decision === "shared") return 0.8;
  return decision === "no" ? 0.3 : 0;
}
