import { abbreviations } from "./data/abbreviations";
import type { AnalysisLanguage } from "./types";

/** A word, an emoji or a mark, as the lists know it, and where it stands in the text. */
export type Token = { word: string; start: number; end: number; loud: boolean };

/** More than anybody reads in one go; what is behind it does not change the mood. */
export const analysedLengthMax = 8_000;

const piece =
  /https?:\/\/\S+|www\.\S+|\p{Extended_Pictographic}|[:;=]['’]?-?[)(DPpO/\\|\]\[*3]+|<\/?3+|[\p{L}\p{N}][\p{L}\p{N}\p{M}'’`´]*|[.!?,;:\n()…]/gu;

/** Marks that end a clause: no negation reaches over them. */
export const isBoundary = (word: string): boolean => /^[.!?,;:\n()…]$/.test(word);

/** Splits a text into tokens in the form the lists are written in. */
export function tokenize(text: string, lang: AnalysisLanguage): Token[] {
  const tokens: Token[] = [];
  const short = abbreviations[lang];
  for (const match of text.slice(0, analysedLengthMax).matchAll(piece)) {
    const [raw] = match;
    const at = { start: match.index, end: match.index + raw.length };
    if (raw.length > 6 && /^(?:http|www)/.test(raw)) continue;
    const loud = raw.length > 2 && raw === raw.toUpperCase() && raw !== raw.toLowerCase();
    const word = foldWord(raw, lang);
    for (const part of short.get(word) ?? [word]) tokens.push({ word: part, loud, ...at });
  }
  return tokens;
}

/** "Péssimooo" → "pessimo", "sooo" → "so", "it's" → "it", "DON'T" → "dont". */
export function foldWord(raw: string, lang: AnalysisLanguage): string {
  let word = fold(raw);
  if (word.length > 2 && /['’`´]/.test(word))
    word = word.replace(/['’`´](?:s|ll|re|ve|d|m)$/, "").replace(/['’`´]/g, "");
  return /(.)\1\1/.test(word) && /\p{L}/u.test(word)
    ? word.replace(/(.)\1{2,}/g, lang === "en" ? "$1$1" : "$1")
    : word;
}

/** Lower case, no accents. */
export function fold(text: string): string {
  const lower = text.toLowerCase();
  return /[^\u0000-\u007f]/.test(lower) ? lower.normalize("NFD").replace(/\p{M}/gu, "") : lower;
}
