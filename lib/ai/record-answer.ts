import { readBudget } from "./rules/budget";
import { readDecision } from "./rules/decision";
import { siftOrders } from "./rules/hostile";
import { plain } from "./rules/plain";
import { readMessage } from "./rules/read";
import { readTimeline } from "./rules/timeline";
import type { Language, SlotName, Slots } from "./turn";

/**
 * Takes an answer a model found. The model quotes the lead; what the quote is worth is read by the same code that reads
 * for the built-in qualifier, so neither the lead nor the model can set a budget or a score.
 *
 * @returns the answer's slots, or undefined where the words are not the lead's or say no such thing.
 */
export function recordAnswer(
  answer: SlotName,
  quote: string,
  known: Slots,
  said: string,
  language: Language,
): Partial<Slots> | undefined {
  const { honest } = siftOrders(quote);
  if (!honest.trim() || !isQuoted(honest, said)) return undefined;
  const reading = readMessage(honest);
  const asked: Slots = { ...known, asked: answer };
  const found =
    answer === "need"
      ? { need: honest.trim().slice(0, 200) }
      : answer === "budget"
        ? readBudget(reading, asked, language)
        : answer === "timeline"
          ? readTimeline(reading, asked)
          : readDecision(reading, asked);
  return Object.keys(found).length > 0 ? found : undefined;
}

/** Most of the quote's words were written by the lead: models tidy up spelling, they must not invent. */
function isQuoted(quote: string, said: string): boolean {
  const words = (text: string) => plain(text).match(/[a-z0-9]+/g) ?? [];
  const written = new Set(words(siftOrders(said).honest));
  const quoted = words(quote);
  const found = quoted.filter((word) => written.has(word)).length;
  return quoted.length > 0 && found / quoted.length >= 0.7;
}
