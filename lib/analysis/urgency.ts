import { urgencyLists } from "./data/urgency";
import { findAll, readPhrases } from "./sentiment/phrases";
import type { Token } from "./tokens";
import { neutralBelow, type AnalysisLanguage, type Intent, type Reason } from "./types";

const lists = {
  pt: readPhrases("pt", urgencyLists.pt),
  en: readPhrases("en", urgencyLists.en),
  es: readPhrases("es", urgencyLists.es),
};

/** How pressing a message of a kind is when nothing else is said. */
const usual: Record<Intent, number> = {
  opt_out: 22,
  human: 50,
  complaint: 52,
  cancel: 50,
  buy: 42,
  price: 26,
  schedule: 30,
  follow_up: 42,
  decline: 25,
  later: 12,
  information: 20,
  thanks: 10,
  greeting: 15,
  acknowledgement: 10,
  spam: 5,
  other: 18,
};

const praised = 0.4;
/** In a long story "hoje" and "agora" tell when, not by when. */
const storyTokens = 45;
const told = 0.6;
const calmAtMost = 15;
const moodShare = 0.22;
const shoutShare = 0.12;
const reasonsMax = 3;

/** 0 … 100: what the words press for, on top of what such messages usually need. Reasons only where they raise it. */
export function urgencyOf(
  text: string,
  tokens: Token[],
  lang: AnalysisLanguage,
  { sentiment, intent }: { sentiment: number; intent: Intent },
): { urgency: number; reasons: Reason[] } {
  const found = findAll(
    lists[lang],
    tokens.map(({ word }) => word),
  );
  const reasonOf = ({ phrase, from, to }: (typeof found)[number]): Reason => ({
    about: "urgency",
    cue: text.slice(tokens[from]?.start ?? 0, tokens[to - 1]?.end ?? 0),
    weight: phrase.weight,
  });
  const pressing = strongestOfEach(found.filter(({ phrase }) => phrase.label !== "calm"));
  const calm = found.find(({ phrase }) => phrase.label === "calm");
  if (calm && !pressing.some(({ phrase }) => /danger|urgent/.test(phrase.label))) {
    return { urgency: Math.min(calmAtMost, usual[intent]), reasons: [reasonOf(calm)] };
  }
  // Who praises is not waiting: "chegou hoje, amei" is no alarm.
  const praise = sentiment >= neutralBelow ? praised : 1;
  const factor = praise * (tokens.length > storyTokens ? told : 1);
  const parts = [
    usual[intent] / 100,
    ...pressing.map(({ phrase }) => (phrase.weight / 100) * factor),
    Math.max(0, -sentiment) * moodShare,
    isShouted(tokens) ? shoutShare * factor : 0,
  ];
  const urgency = Math.round(100 * (1 - parts.reduce((left, part) => left * (1 - part), 1)));
  return { urgency, reasons: pressing.slice(0, reasonsMax).map(reasonOf) };
}

/** Saying the same kind of thing three times is not three times as pressing. */
function strongestOfEach<T extends { phrase: { label: string; weight: number } }>(found: T[]): T[] {
  const best = new Map<string, T>();
  for (const each of found) {
    const known = best.get(each.phrase.label);
    if (!known || each.phrase.weight > known.phrase.weight) best.set(each.phrase.label, each);
  }
  return [...best.values()].sort((a, b) => b.phrase.weight - a.phrase.weight);
}

function isShouted(tokens: Token[]): boolean {
  const marks = tokens.filter(({ word }) => word === "!").length;
  const loud = tokens.filter(({ loud }) => loud).length;
  return marks >= 2 || (loud >= 2 && loud * 2 > tokens.length);
}
