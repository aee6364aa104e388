import { denseWeights, termWeights } from "../data/english-weights";
import type { Token } from "../tokens";
import { englishFeatures, termScale } from "./english-features";
import type { Hit } from "./weigh";

const unit = 0.02;
const weights = new Map(
  termWeights.split("\n").flatMap((line) => {
    const [, weight, terms = ""] = /^(-?\d+) (.*)$/.exec(line) ?? [];
    return terms.split(",").map((term): [string, number] => [term, Number(weight) * unit]);
  }),
);

/** The rating people would give, −4 … 4, and what it rests on. */
export function englishRating(tokens: Token[]): { rating: number; hits: Hit[] } {
  const { dense, terms, hits } = englishFeatures(tokens);
  let rating = 0;
  dense.forEach((value, at) => (rating += value * (denseWeights[at] ?? 0)));
  const scale = termScale(terms);
  for (const term of terms) rating += scale * (weights.get(term) ?? 0);
  return { rating, hits };
}
