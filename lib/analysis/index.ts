import { detectLanguage } from "./language/detect";
import { intentOf } from "./intent";
import { sentimentOf } from "./sentiment";
import { tokenize } from "./tokens";
import type { AnalysisLanguage, TextAnalysis } from "./types";
import { urgencyOf } from "./urgency";

export { detectLanguage } from "./language/detect";
export * from "./types";

/**
 * What a message says between the lines: language, mood, urgency and purpose, with the words each rests on. Pure,
 * without a model and without the network; about a tenth of a millisecond.
 *
 * @param lang what the conversation spoke so far; decides where the message itself says little
 */
export function analyzeText(text: string, { lang }: { lang?: AnalysisLanguage } = {}): TextAnalysis {
  const language = detectLanguage(text, lang);
  const tokens = tokenize(text, language);
  const { sentiment, confidence, reasons } = sentimentOf(text, tokens, language);
  const purpose = intentOf(text, tokens, language, sentiment);
  const pressure = urgencyOf(text, tokens, language, { sentiment, intent: purpose.intent });
  return {
    lang: language,
    sentiment,
    confidence,
    urgency: pressure.urgency,
    intent: purpose.intent,
    reasons: [...reasons, ...pressure.reasons, ...purpose.reasons],
  };
}
