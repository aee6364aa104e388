import type { AlertCause, AlertKind, AlertSettings } from "./schemas";

export type Facts = {
  sentiment: number;
  confidence: number;
  urgency: number;
  intent: string;
  /** The contact's mood before, and that of the organization's messages; null where nothing is known. */
  trend: number | null;
  baseline: number | null;
};

/** How much worse than usual a mood has to be, for the contact or for the organization. */
const worseThanUsual = 0.2;

/** What a message calls somebody for, by the organization's settings, each with its limit. */
export function decide(
  facts: Facts,
  settings: AlertSettings,
): { kind: AlertKind; limit: AlertCause["limit"] }[] {
  const { urgent, negative, opportunity } = settings;
  const raised: { kind: AlertKind; limit: number | null }[] = [];
  if (urgent.enabled && facts.urgency >= urgent.from) raised.push({ kind: "urgent", limit: urgent.from });
  if (negative.enabled && isNegative(facts, negative))
    raised.push({ kind: "negative", limit: negative.below });
  if (opportunity.enabled && opportunity.intents.some((intent) => intent === facts.intent))
    raised.push({ kind: "opportunity", limit: null });
  return raised;
}

/**
 * Bad, surely so, and worse than usual: who complains in every message, in an organization whose messages all are
 * complaints, is no news.
 */
function isNegative(facts: Facts, { below, confidence }: AlertSettings["negative"]): boolean {
  if (facts.sentiment > below || facts.confidence < confidence) return false;
  const usual = Math.max(facts.trend ?? 0, facts.baseline ?? 0);
  return facts.sentiment <= usual - worseThanUsual;
}
