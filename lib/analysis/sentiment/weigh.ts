import { isBoundary, type Token } from "../tokens";
import { matchAt, type Phrases } from "./phrases";

export type Marks = {
  /** How many words on each still reaches. */
  negators: ReadonlyMap<string, number>;
  boosters: ReadonlyMap<string, number>;
  contrasts: ReadonlySet<string>;
  concessions: ReadonlySet<string>;
  /** What follows is not so, or not yet: "poderia ser melhor". */
  wishes: ReadonlySet<string>;
  questions: ReadonlySet<string>;
  /** What is left of a word said again, and of what is only asked. */
  said: number;
  asked: number;
  /** What "not" weighs where it denies nothing the lists know. */
  bare: number;
};

/** One find: what it says after negation, emphasis and contrast were counted, and the tokens it took. */
export type Hit = { weight: number; from: number; to: number };

const negationReachBad = 2;
const wishReach = 4;
const wished = -0.4;
const boosterReach = 2;
/** What "not" leaves of a good word, and of a bad one: "não é bom" is bad, "não é ruim" is hardly praise. */
const negatedGood = -0.85;
const negatedBad = -0.5;

const beforeContrast = 0.75;
const afterContrast = 1.2;
const conceded = 0.7;
/** "Isso não é golpe?" says something even as a question. */
const grave = -3;
const gravelyAsked = 0.7;

/** Everything a text says for or against, in reading order. */
export function weigh(tokens: Token[], phrases: Phrases, marks: Marks): Hit[] {
  const words = tokens.map(({ word }) => word);
  const hits: Hit[] = [];
  const seen = new Map<string, number>();
  const negations: number[] = [];
  for (let at = 0; at < words.length;) {
    const found = matchAt(phrases, words, at);
    if (!found) {
      if (marks.negators.has(words[at] ?? "")) negations.push(at);
      at += 1;
      continue;
    }
    const { phrase, length } = found;
    if (phrase.weight !== 0) {
      const key = words.slice(at, at + length).join(" ");
      const times = seen.get(key) ?? 0;
      seen.set(key, times + 1);
      let weight = phrase.weight * marks.said ** Math.min(times, 3);
      const reach = phrase.weight > 0 ? Infinity : negationReachBad;
      const negation = marks.negators.has(words[at] ?? "")
        ? undefined
        : negations.findLast(
            (n) =>
              at - n <= Math.min(reach, marks.negators.get(words[n] ?? "") ?? 0) &&
              !words.slice(n + 1, at).some(isBoundary),
          );
      if (negation !== undefined) {
        weight *= weight > 0 ? negatedGood : negatedBad;
        negations.splice(negations.indexOf(negation), 1);
      } else if (
        weight > 0 &&
        words.slice(Math.max(0, at - wishReach), at).some((word) => marks.wishes.has(word))
      ) {
        weight *= wished;
      }
      weight *= emphasis(tokens, at, at + length, marks);
      hits.push({ weight, from: at, to: at + length });
    }
    at += length;
  }
  for (const at of marks.bare ? negations : []) hits.push({ weight: marks.bare, from: at, to: at + 1 });
  hits.sort((a, b) => a.from - b.from);
  return structure(tokens, hits, marks);
}

function emphasis(tokens: Token[], from: number, to: number, marks: Marks): number {
  let factor = 1;
  for (let at = Math.max(0, from - boosterReach); at < from; at++)
    factor *= marks.boosters.get(tokens[at]?.word ?? "") ?? 1;
  const next = marks.boosters.get(tokens[to]?.word ?? "");
  if (next && next >= 1.3) factor *= next;
  if (tokens[from]?.loud && tokens.some(({ loud, word }) => !loud && word.length > 2)) factor *= 1.15;
  let marksAfter = 0;
  for (let at = to; at < Math.min(tokens.length, to + 3); at++) if (tokens[at]?.word === "!") marksAfter += 1;
  return Math.min(2.2, factor * (1 + 0.08 * marksAfter));
}

/** Contrast weighs its two sides, concession its own clause; what is asked is not claimed. */
function structure(tokens: Token[], hits: Hit[], marks: Marks): Hit[] {
  const contrast = tokens.findLastIndex(({ word }, at) => at > 0 && marks.contrasts.has(word));
  const clauses = clausesOf(tokens, marks);
  return hits.map((hit) => {
    let factor = 1;
    if (contrast > 0 && contrast < tokens.length - 1)
      factor *= hit.from < contrast ? beforeContrast : afterContrast;
    const clause = clauses.find(({ from, to }) => hit.from >= from && hit.from < to);
    if (clause?.question) factor *= hit.weight < grave ? gravelyAsked : marks.asked;
    if (clause?.concession) factor *= conceded;
    return factor === 1 ? hit : { ...hit, weight: hit.weight * factor };
  });
}

type Clause = { from: number; to: number; question: boolean; concession: boolean };

function clausesOf(tokens: Token[], marks: Marks): Clause[] {
  const clauses: Clause[] = [];
  let from = 0;
  for (let at = 0; at <= tokens.length; at++) {
    const word = tokens[at]?.word;
    if (word !== undefined && !/^[.,;!?\n…]$/.test(word)) continue;
    const first = tokens[from]?.word ?? "";
    if (at > from) {
      clauses.push({ from, to: at, question: word === "?", concession: marks.concessions.has(first) });
    }
    from = at + 1;
  }
  return clauses;
}
