import { analyzeText, neutralBelow, type AnalysisLanguage, type TextAnalysis } from "@/lib/analysis";
import { isModelConfigured } from "./providers/openai";
import { opportunityIntents, sentimentMax, urgencyMin } from "./schemas";

/** The columns of a message, from its analysis. */
export type AnalysisColumns = ReturnType<typeof columnsOf>;

const reasonsKept = 6;
const cueLengthMax = 120;

/**
 * What is stored with an inbound message, and whether somebody may have to hear of it: most messages are ordinary and
 * cost nothing more.
 */
export function analyseInbound(content: string | null, lang?: AnalysisLanguage) {
  if (!content?.trim()) return { columns: undefined, isReviewed: false };
  const analysis = analyzeText(content, { lang });
  return { columns: columnsOf(analysis), isReviewed: isModelConfigured() || mayAlert(analysis) };
}

export const columnsOf = (analysis: TextAnalysis) => ({
  sentiment_score: analysis.sentiment,
  sentiment_confidence: analysis.confidence,
  urgency_score: analysis.urgency,
  intent: analysis.intent,
  language: analysis.lang,
  analysis_reasons: analysis.reasons
    .slice(0, reasonsKept)
    .map(({ about, cue }) => ({ about, cue: cue.slice(0, cueLengthMax) })),
});

const mayAlert = ({ urgency, sentiment, intent }: TextAnalysis): boolean =>
  urgency >= urgencyMin ||
  sentiment <= sentimentMax ||
  opportunityIntents.some((opportunity) => opportunity === intent);

const trusted = 0.5;

/** Whether a message says something about the contact's mood at all. */
export const tellsMood = ({ sentiment_score, sentiment_confidence }: AnalysisColumns): boolean =>
  sentiment_confidence >= trusted && Math.abs(sentiment_score) >= neutralBelow;
