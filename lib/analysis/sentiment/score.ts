import type { Hit } from "./weigh";

/** How much has to be said before the scale is half used: more in a long text, where every word counts less. */
const halfOf = (words: number) => Math.min(28, 5 + 0.7 * words);
const mixedLoss = 0.45;

export type Mood = { raw: number; hits: number; conflict: number };

/** Sums what was found: −1 … 1, and how much of it contradicts the rest. */
export function moodOf(hits: Hit[], words = 3): Mood {
  let good = 0;
  let bad = 0;
  for (const { weight } of hits) {
    if (weight > 0) good += weight;
    else bad -= weight;
  }
  const most = Math.max(good, bad);
  const conflict = most > 0 ? Math.min(good, bad) / most : 0;
  const sum = (good - bad) * (1 - mixedLoss * conflict);
  return { raw: sum / Math.sqrt(sum * sum + halfOf(words)), hits: hits.length, conflict };
}
