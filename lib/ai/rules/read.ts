import { knownWords, shortForms } from "./chat-words";
import { plain } from "./plain";

/** A message as patterns read it, and the way back to the words that were written. */
export type Reading = {
  /** Lower case, no accents, no apostrophes, chat's short forms and slips of typing spelled out. */
  text: string;
  /** The original words of a span of `text`. */
  cut(start: number, end: number): string;
};

const piece = /\d+(?:[.,]\d+)*|[\p{L}\p{M}'’]+|\s+|[^\s]/gu;

export function readMessage(message: string): Reading {
  const original = message.normalize("NFC");
  let text = "";
  const from: number[] = [];
  const to: number[] = [];
  for (const match of original.matchAll(piece)) {
    const [written] = match;
    const word = spell(written, original[match.index + written.length] ?? "");
    const straight = word.length === written.length;
    for (let i = 0; i < word.length; i += 1) {
      from.push(straight ? match.index + i : match.index);
      to.push(straight ? match.index + i + 1 : match.index + written.length);
    }
    text += word;
  }
  return { text, cut: (start, end) => original.slice(from[start] ?? 0, to[end - 1] ?? 0).trim() };
}

const slashed: Record<string, string> = { p: "para", c: "com", s: "sem" };

function spell(written: string, next: string): string {
  if (!/\p{L}/u.test(written)) return /^\s+$/.test(written) && !written.includes("\n") ? " " : written;
  const word = plain(written)
    .replace(/['’]/g, "")
    .replace(/([a-z])\1{2,}/g, "$1");
  if (next === "/" && slashed[word]) return slashed[word];
  if (/\d/.test(next)) return word;
  return shortForms[word] ?? mended(word);
}

const shortestMended = 6;
const byLength = Map.groupBy(knownWords.mend, (word) => word.length);
const rightAsTheyAre = new Set([...knownWords.mend, ...knownWords.leave]);

/** A word one slip away from exactly one word that patterns look for is that word: "orcamneto", "tomorow". */
function mended(word: string): string {
  if (word.length < shortestMended - 1 || rightAsTheyAre.has(word)) return word;
  const near = [-1, 0, 1]
    .flatMap((by) => byLength.get(word.length + by) ?? [])
    .filter((known) => known.length >= shortestMended && known[0] === word[0] && isOneSlip(word, known));
  return near.length === 1 && near[0] ? near[0] : word;
}

/** One letter too many, too few, wrong, or two of them swapped. */
function isOneSlip(a: string, b: string): boolean {
  let start = 0;
  while (start < a.length && a[start] === b[start]) start += 1;
  let end = 0;
  while (end < Math.min(a.length, b.length) - start && a.at(-1 - end) === b.at(-1 - end)) end += 1;
  const [left, right] = [a.slice(start, a.length - end), b.slice(start, b.length - end)];
  if (left.length <= 1 && right.length <= 1) return true;
  return left.length === 2 && right.length === 2 && left[0] === right[1] && left[1] === right[0];
}
