import { plain } from "../rules/plain";
import type { Dialogue, Played } from "./play";

/** How far a result may lie from what was expected, in days: people round. */
const daysTolerance = 3;
const daysShare = 0.15;

export type Checks = Record<string, boolean>;

/** What was expected of a dialogue against what came out; only what somebody wrote down is checked. */
export function compare(expected: Dialogue, played: Played): Checks {
  const checks: Checks = {};
  if (expected.budget !== undefined) checks.budget = sameBudget(expected.budget, played.budget);
  if (expected.timeline_days !== undefined)
    checks.timeline_days = sameDays(expected.timeline_days, played.timeline_days);
  if (expected.decision_maker != null)
    checks.decision_maker = expected.decision_maker === played.decision_maker;
  if (expected.need !== undefined) checks.need = sameNeed(expected.need, played.need);
  if (expected.band != null) checks.band = expected.band === played.band;
  if (expected.handoff !== undefined) checks.handoff = (expected.handoff ?? null) === played.handoff_reason;
  if (expected.handoff_turn !== undefined)
    checks.handoff_turn = (expected.handoff_turn ?? null) === played.handoff_turn;
  return checks;
}

function sameBudget(expected: Dialogue["budget"], budget: Played["budget"]): boolean {
  if (!expected || !budget) return !expected === !budget;
  const sameCurrency = !expected.currency || expected.currency === budget.currency;
  return sameCurrency && (expected.min ?? null) === budget.min && (expected.max ?? null) === budget.max;
}

function sameDays(expected: number | null, days: number | null): boolean {
  if (expected === null || days === null) return expected === days;
  return Math.abs(expected - days) <= Math.max(daysTolerance, expected * daysShare);
}

/** At least half of the expected words are there, by their stems. */
function sameNeed(expected: string | null, need: string | null): boolean {
  if (!expected || !need) return !expected === !need;
  const stems = (text: string) =>
    plain(text)
      .split(/[^a-z0-9]+/)
      .filter((word) => word.length > 2)
      .map((word) => word.slice(0, 5));
  const has = new Set(stems(need));
  const wanted = stems(expected);
  return wanted.filter((stem) => has.has(stem)).length >= Math.ceil(wanted.length / 2);
}
