import { emojiMoods } from "../data/emoji";
import { vaderLexicon } from "../data/vader-lexicon";
import { enMarks, enPhrases } from "../data/sentiment-en-phrases";
import { isBoundary, type Token } from "../tokens";
import { readMarks } from "./marks";
import { readPhrases } from "./phrases";
import { moodOf } from "./score";
import { weigh, type Hit } from "./weigh";

const marks = readMarks(enMarks);
const lexicon = readPhrases("en", vaderLexicon, emojiMoods);
const everything = readPhrases("en", vaderLexicon, enPhrases, emojiMoods);

export type EnglishFeatures = { dense: number[]; terms: string[]; hits: Hit[] };

/** What the learned English weights are applied to: sums over the lists, words, pairs of words, denied words. */
export function englishFeatures(tokens: Token[]): EnglishFeatures {
  const words = tokens.map(({ word }) => word);
  const hits = weigh(tokens, everything, marks);
  const byLexicon = weigh(tokens, lexicon, marks);
  const shouts = words.filter((word) => word === "!").length;
  const mood = moodOf(hits);
  const [good, bad] = [sum(hits, 1), sum(hits, -1)];
  const dense = [
    mood.raw * 3,
    moodOf(byLexicon).raw * 2,
    rooted(good),
    rooted(bad),
    squashed(sum(byLexicon, 1) + sum(byLexicon, -1), shouts),
    squashed(good + bad, shouts),
    good > 0 && bad < 0 ? 0.5 : 0,
    Math.min(shouts, 3) * 0.3 * Math.sign(mood.raw),
    words.includes("?") ? 0.5 : 0,
    1,
  ];
  return { dense, terms: termsOf(words), hits };
}

/** By what the terms' weights are multiplied: long texts say more, each word of them less. */
export const termScale = (terms: string[]): number => 3 / Math.sqrt(terms.length + 6);

const deniedWords = 4;

function termsOf(words: string[]): string[] {
  const terms = new Set<string>();
  let denied = 0;
  words.forEach((word, at) => {
    if (isBoundary(word)) {
      denied = 0;
      return;
    }
    if (/^\d+$/.test(word)) return;
    terms.add(word);
    if (denied > 0) terms.add(`!${word}`);
    denied = marks.negators.has(word) ? deniedWords : denied - 1;
    const next = words[at + 1];
    if (next && !isBoundary(next)) terms.add(`${word} ${next}`);
  });
  return [...terms];
}

const sum = (hits: Hit[], sign: 1 | -1) =>
  hits.reduce((total, { weight }) => (weight * sign > 0 ? total + weight : total), 0);

const rooted = (value: number) => value / Math.sqrt(Math.abs(value) + 1);

const shoutWeight = 0.292;
const shoutsMax = 4;

/** VADER's compound, times three. */
function squashed(total: number, shouts: number): number {
  const loud = total + Math.sign(total) * Math.min(shoutsMax, shouts) * shoutWeight;
  return (3 * loud) / Math.sqrt(loud * loud + 15);
}
