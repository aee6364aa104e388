import { emojiMoods } from "../data/emoji";
import { esMarks, esPhrases } from "../data/sentiment-es";
import { ptBad } from "../data/sentiment-pt-bad";
import { ptChat } from "../data/sentiment-pt-chat";
import { ptGood } from "../data/sentiment-pt-good";
import { ptMarks } from "../data/sentiment-pt-marks";
import type { Token } from "../tokens";
import type { AnalysisLanguage, Reason } from "../types";
import { englishRating } from "./english";
import { readMarks } from "./marks";
import { readPhrases } from "./phrases";
import { moodOf } from "./score";
import { weigh, type Hit } from "./weigh";

const listed = {
  pt: { phrases: readPhrases("pt", ptGood, ptBad, ptChat, emojiMoods), marks: readMarks(ptMarks) },
  es: { phrases: readPhrases("es", esPhrases, emojiMoods), marks: readMarks(esMarks) },
};

const reasonsMax = 4;

export type Sentiment = { sentiment: number; confidence: number; reasons: Reason[] };

/** How a message feels about what it speaks of, how sure that is, and the words it rests on. */
export function sentimentOf(text: string, tokens: Token[], lang: AnalysisLanguage): Sentiment {
  const { strength, hits, sure } = lang === "en" ? inEnglish(tokens) : byLists(tokens, lang);
  const sentiment = published(hits.length === 0 ? strength * neutralStrength : strength);
  return {
    sentiment,
    confidence: hits.length === 0 ? nothingFound : round(sure),
    reasons: reasonsFor(text, tokens, hits, sentiment),
  };
}

/** Nothing that means anything was found: neutral, and hardly to be trusted. */
const nothingFound = 0.2;

type Strength = { strength: number; hits: Hit[]; sure: number };

function byLists(tokens: Token[], lang: "pt" | "es"): Strength {
  const { phrases, marks } = listed[lang];
  const hits = weigh(tokens, phrases, marks);
  const { raw, conflict } = moodOf(hits, tokens.length);
  return { strength: raw, hits, sure: certainty(Math.abs(raw), conflict) };
}

/** A rating of 4 is as strong as it gets; ratings are spread more evenly than the lists' sums. */
const strongRating = 3.4;
const neutralRating = 0.55;

function inEnglish(tokens: Token[]): Strength {
  const { rating, hits } = englishRating(tokens);
  const size = Math.abs(rating);
  const strength =
    size < neutralRating
      ? (neutralStrength * size) / neutralRating
      : neutralStrength + ((1 - neutralStrength) * (size - neutralRating)) / (strongRating - neutralRating);
  return {
    strength: Math.sign(rating) * Math.min(1, strength),
    hits,
    sure: certainty(Math.min(1, size / 1.9), 0),
  };
}

/** As measured: how often the sign is right at a strength. Contradiction takes some of it away. */
function certainty(size: number, conflict: number): number {
  const at = steps.findIndex(([from]) => size < from);
  const [fromSize, fromSure] = steps[Math.max(0, at - 1)] ?? [0, 0.5];
  const [toSize, toSure] = steps[at === -1 ? steps.length - 1 : at] ?? [1, 1];
  const share = toSize > fromSize ? (size - fromSize) / (toSize - fromSize) : 1;
  const sure = fromSure + (toSure - fromSure) * share;
  return Math.min(sure, conflict > 0.5 ? 0.75 : 1);
}

const steps: [size: number, sure: number][] = [
  [0, 0.3],
  [0.3, 0.5],
  [0.5, 0.65],
  [0.7, 0.8],
  [0.9, 0.95],
  [1, 0.99],
];

/** Below this strength a message is neutral. */
const neutralStrength = 0.5;
const neutralEdge = 0.045;
const feltFrom = 0.3;

/**
 * The scale given out: what is neutral stays under 0.05 and keeps its sign, what is felt starts at 0.3. So every
 * cut between 0.05 and 0.3 makes the same three classes.
 */
function published(strength: number): number {
  const size = Math.abs(strength);
  const value =
    size < neutralStrength
      ? (neutralEdge * size) / neutralStrength
      : feltFrom + ((1 - feltFrom) * (size - neutralStrength)) / (1 - neutralStrength);
  return Math.sign(strength) * round(Math.min(1, value));
}

const round = (value: number) => Math.round(value * 1_000) / 1_000;

function reasonsFor(text: string, tokens: Token[], hits: Hit[], sentiment: number): Reason[] {
  const along = sentiment === 0 ? hits : hits.filter(({ weight }) => weight * sentiment > 0);
  return along
    .toSorted((a, b) => Math.abs(b.weight) - Math.abs(a.weight))
    .slice(0, reasonsMax)
    .map(({ from, to, weight }) => ({
      about: "sentiment",
      cue: text.slice(tokens[from]?.start ?? 0, tokens[to - 1]?.end ?? 0),
      weight: round(weight),
    }));
}
