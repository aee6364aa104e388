import { collectingMax, lossAt, predict, type Model } from "./learn";
import type { ScoringModel } from "./schemas";
import type { Example } from "./training-set";

export type Judgement = {
  decision: ScoringModel["decision"];
  /** Whether what scores now goes on. */
  keepsActive: boolean;
  newest: ScoringModel["newest"];
};

/** The part of the outcomes, the newest, on which models are compared. */
const newestShare = 0.2;
const newestMin = 10;
/** How many outcomes before each one its rolling base rate looks back at. */
const rollingRows = 100;
/** Outcomes that must leave the band in which 99 of 100 such runs lie. */
const driftRows = 100;
const driftErrors = 2.576;

/**
 * Decides whether a new model scores. In time order it must foretell the newest fifth, when trained on the rest, no
 * worse than the rate of the outcomes just before, and no worse than the model that scores now. One that scores now
 * and is worse than that rate itself gives way to the rules.
 */
export async function judge(
  examples: Example[],
  model: Model,
  active: Model | undefined,
  learn: (examples: Example[]) => Promise<Model>,
): Promise<Judgement> {
  if (Math.min(model.counts.won, model.counts.lost) < collectingMax)
    return { decision: "too_few", keepsActive: true, newest: null };
  const cut = examples.length - Math.max(newestMin, Math.round(examples.length * newestShare));
  const newest = examples.slice(cut);
  const earlier = await learn(examples.slice(0, cut));
  const base = rollingLosses(examples, cut);
  const mine = lossesOf(earlier, newest);
  const old = active && lossesOf(active, newest);
  const figures = figuresOf(newest, earlier, mine, base, old);
  const oldFails = old !== undefined && isWorse(old, base);
  if (model.status === "no_signal") return { decision: "no_signal", keepsActive: !oldFails, newest: figures };
  if (isWorse(mine, base)) return { decision: "worse_than_base", keepsActive: !oldFails, newest: figures };
  if (old && !oldFails && isWorse(mine, old))
    return { decision: "worse_than_active", keepsActive: true, newest: figures };
  return { decision: "promoted", keepsActive: false, newest: figures };
}

const lossesOf = (model: Model, examples: Example[]): number[] =>
  examples.map(({ row, outcome }) => lossAt(predict(model, row), outcome));

/** What the rate of the outcomes before each one would have said of it. */
function rollingLosses(examples: Example[], from: number): number[] {
  return examples.slice(from).map(({ outcome }, i) => {
    const before = examples.slice(Math.max(0, from + i - rollingRows), from + i);
    const won = before.filter((one) => one.outcome).length;
    return lossAt((won + 0.5) / (before.length + 1), outcome);
  });
}

/** Worse by more than a standard error of the difference: less is chance, and chance must not change models nightly. */
function isWorse(one: number[], other: number[]): boolean {
  const differences = one.map((loss, i) => loss - (other[i] ?? 0));
  const mean = meanOf(differences);
  const spread = meanOf(differences.map((difference) => (difference - mean) ** 2));
  return mean > Math.sqrt(spread / differences.length);
}

const meanOf = (values: number[]): number =>
  values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;

function figuresOf(
  newest: Example[],
  model: Model,
  mine: number[],
  base: number[],
  old: number[] | undefined,
) {
  const last = newest.slice(-driftRows);
  const predicted = last.map(({ row }) => predict(model, row));
  const error = Math.sqrt(predicted.reduce((sum, p) => sum + p * (1 - p), 0)) / Math.max(1, last.length);
  const won_rate = meanOf(last.map(({ outcome }) => outcome));
  const predicted_rate = meanOf(predicted);
  return {
    n: newest.length,
    log_loss: meanOf(mine),
    log_loss_rolling_base: meanOf(base),
    log_loss_active: old ? meanOf(old) : null,
    won_rate,
    predicted_rate,
    has_changed: Math.abs(won_rate - predicted_rate) > driftErrors * error,
  };
}
