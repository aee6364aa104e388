import { foldWord } from "../tokens";
import { abbreviations } from "../data/abbreviations";
import type { AnalysisLanguage } from "../types";

/** `*` after a word: any ending. `~`: up to two words of no matter what. */
type Element = { text: string; stem: boolean; gap: boolean };
export type Phrase = { weight: number; label: string; elements: Element[]; size: number; letters: number };
/** A word's place in the lists: what ends here, and what may follow. */
type Node = {
  phrase?: Phrase;
  exact: Map<string, Node>;
  stems: Map<string, Node>;
  stemLengths: number[];
  gap?: Node;
};
export type Phrases = Node;

const gapWordsMax = 2;

/**
 * Reads lists of "weight phrase, phrase" or "weight label: phrase, phrase" lines. What is said twice counts as it is
 * said last.
 */
export function readPhrases(lang: AnalysisLanguage, ...lists: string[]): Phrases {
  const all = new Map<string, Phrase>();
  for (const line of lists.join("\n").split("\n")) {
    const [, weight, label = "", phrases] = /^(-?[\d.]+)\s+(?:(\w+): )?(.+)$/.exec(line) ?? [];
    for (const text of phrases?.split(",") ?? []) {
      const phrase = parsePhrase(text.trim(), { weight: Number(weight), label }, lang);
      if (phrase) all.set(keyOf(phrase), phrase);
    }
  }
  return index([...all.values()]);
}

const keyOf = ({ elements }: Phrase) =>
  elements.map(({ text, stem, gap }) => (gap ? "~" : text + (stem ? "*" : ""))).join(" ");

function parsePhrase(
  text: string,
  says: Pick<Phrase, "weight" | "label">,
  lang: AnalysisLanguage,
): Phrase | undefined {
  const elements = text.split(/\s+/).flatMap((part): Element[] => {
    if (part === "~") return [{ text: "", stem: false, gap: true }];
    if (part.endsWith("*")) return [{ text: foldWord(part.slice(0, -1), lang), stem: true, gap: false }];
    const word = foldWord(part, lang);
    return (abbreviations[lang].get(word) ?? [word]).map((each) => ({ text: each, stem: false, gap: false }));
  });
  if (!elements[0]?.text) return undefined;
  const words = elements.filter(({ gap }) => !gap);
  return {
    ...says,
    elements,
    size: words.length,
    letters: words.reduce((sum, word) => sum + word.text.length, 0),
  };
}

const newNode = (): Node => ({ exact: new Map(), stems: new Map(), stemLengths: [] });

function index(phrases: Phrase[]): Phrases {
  const root = newNode();
  for (const phrase of phrases) {
    const last = phrase.elements.reduce(childOf, root);
    last.phrase = phrase;
  }
  return root;
}

function childOf(node: Node, { text, stem, gap }: Element): Node {
  if (gap) return (node.gap ??= newNode());
  const children = stem ? node.stems : node.exact;
  const child = children.get(text) ?? newNode();
  children.set(text, child);
  if (stem && !node.stemLengths.includes(text.length)) node.stemLengths.push(text.length);
  return child;
}

const saysMore = (a: Phrase, b: Phrase) => b.size - a.size || b.letters - a.letters;

type Match = { phrase: Phrase; length: number };

/** The phrase that says most of those starting at a word, and the words it takes. */
export function matchAt(phrases: Phrases, words: string[], at: number): Match | undefined {
  return follow(phrases, words, at, 0);
}

function follow(node: Node, words: string[], at: number, taken: number): Match | undefined {
  let best: Match | undefined = node.phrase && { phrase: node.phrase, length: taken };
  const keep = (match: Match | undefined) => {
    if (match && (!best || saysMore(match.phrase, best.phrase) < 0)) best = match;
  };
  const word = words[at + taken];
  if (word === undefined) return best;
  const exact = node.exact.get(word);
  if (exact) keep(follow(exact, words, at, taken + 1));
  for (const length of node.stemLengths) {
    const stem = length <= word.length ? node.stems.get(word.slice(0, length)) : undefined;
    if (stem) keep(follow(stem, words, at, taken + 1));
  }
  if (node.gap)
    for (let skipped = 0; skipped <= gapWordsMax; skipped++)
      keep(follow(node.gap, words, at, taken + skipped));
  return best;
}

/** Every phrase of a text, in reading order, none inside another. */
export function findAll(phrases: Phrases, words: string[]): { phrase: Phrase; from: number; to: number }[] {
  const found = [];
  for (let at = 0; at < words.length;) {
    const match = matchAt(phrases, words, at);
    if (match) found.push({ phrase: match.phrase, from: at, to: at + match.length });
    at += match?.length ?? 1;
  }
  return found;
}
