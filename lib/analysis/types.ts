export const languages = ["pt", "en", "es"] as const;
export type AnalysisLanguage = (typeof languages)[number];

/** What a message is for. One of them, the one somebody would act on first. */
export const intents = [
  "opt_out",
  "human",
  "complaint",
  "cancel",
  "buy",
  "price",
  "schedule",
  "follow_up",
  "decline",
  "later",
  "information",
  "thanks",
  "greeting",
  "acknowledgement",
  "spam",
  "other",
] as const;
export type Intent = (typeof intents)[number];

/** Why: the words of the message a value rests on, strongest first. `weight` is in the unit of what it is about. */
export type Reason = { about: "sentiment" | "urgency" | "intent"; cue: string; weight: number };

export type TextAnalysis = {
  lang: AnalysisLanguage;
  /** −1 … 1. Below `neutralBelow` in size the message is neutral. */
  sentiment: number;
  /** 0 … 1, how much the sign can be trusted. Nothing found: 0.2. */
  confidence: number;
  /** 0 … 100. From `urgentFrom` on somebody should look now. */
  urgency: number;
  intent: Intent;
  reasons: Reason[];
};

/** The three-class cut: |sentiment| under it is neutral. Values between are not given out. */
export const neutralBelow = 0.1;
export const urgentFrom = 70;
