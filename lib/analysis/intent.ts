import { intentLists } from "./data/intents";
import { findAll, readPhrases } from "./sentiment/phrases";
import type { Token } from "./tokens";
import { intents, type AnalysisLanguage, type Intent, type Reason } from "./types";

const lists = {
  pt: readPhrases("pt", intentLists.pt),
  en: readPhrases("en", intentLists.en),
  es: readPhrases("es", intentLists.es),
};

const angryFrom = -0.3;
const gladFrom = 0.3;
const reasonsMax = 2;

/** What a message is for: the kind most of its words speak for, the more pressing one where two are level. */
export function intentOf(
  text: string,
  tokens: Token[],
  lang: AnalysisLanguage,
  sentiment: number,
): { intent: Intent; reasons: Reason[] } {
  const found = findAll(
    lists[lang],
    tokens.map(({ word }) => word),
  );
  const sums = new Map<Intent, number>();
  for (const { phrase } of found) {
    const intent = intentNamed(phrase.label);
    sums.set(intent, Math.max(sums.get(intent) ?? 0, phrase.weight) + 0.2);
  }
  // What praises is no complaint, whatever is praised; what is angry is one even where it names nothing.
  if (sums.has("complaint") && sentiment > gladFrom) sums.delete("complaint");
  if (sums.has("thanks") && sentiment < angryFrom) sums.delete("thanks");
  if (sentiment < angryFrom && !outranksAnger(sums)) sums.set("complaint", 5);
  if (sums.size === 0 && sentiment > gladFrom) sums.set("thanks", 4);
  const isQuestion = tokens.some(({ word }) => word === "?");
  if (isQuestion && !sums.has("greeting") && sums.size === 0) sums.set("information", 1);
  const intent = intents.reduce<Intent>(
    (best, each) => ((sums.get(each) ?? 0) > (sums.get(best) ?? 0) ? each : best),
    "other",
  );
  const reasons = found
    .filter(({ phrase }) => phrase.label === intent)
    .slice(0, reasonsMax)
    .map(({ phrase, from, to }): Reason => {
      const cue = text.slice(tokens[from]?.start ?? 0, tokens[to - 1]?.end ?? 0);
      return { about: "intent", cue, weight: phrase.weight };
    });
  return { intent, reasons };
}

const outranksAnger = (sums: Map<Intent, number>) =>
  (["opt_out", "human", "cancel", "decline", "complaint", "price"] as const).some((intent) =>
    sums.has(intent),
  );

const intentNamed = (label: string): Intent => intents.find((intent) => intent === label) ?? "other";
