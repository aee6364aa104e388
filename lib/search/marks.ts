import type { MarkedText } from "./schemas";

/** Letters that no accent is taken off of, as `unaccent` writes them. */
const spelledOut: Record<string, string> = {
  ß: "ss",
  æ: "ae",
  œ: "oe",
  ø: "o",
  ł: "l",
  đ: "d",
  ð: "d",
  þ: "th",
  ı: "i",
};
const snippetBefore = 32;
const snippetLength = 120;

/** What was typed, as words to mark: folded, and the digits of a number by themselves. */
export function termsOf(query: string): string[] {
  const typed = query.slice(0, 100);
  const words = fold(typed)
    .letters.join("")
    .split(/[\s,;/-]+/)
    .filter(Boolean);
  const digits = /^[\d\s+().-]+$/.test(typed) ? typed.replace(/\D/g, "").replace(/^0+/, "") : "";
  return [...(digits.length >= 3 ? [digits] : []), ...words].sort((one, other) => other.length - one.length);
}

/** Marks every place where a word stands; short words only where a word begins. */
export function mark(text: string, terms: readonly string[]): MarkedText {
  const { letters, places } = fold(text);
  const folded = letters.join("");
  const marks: [number, number][] = [];
  for (const term of terms) {
    for (let at = folded.indexOf(term); at >= 0; at = folded.indexOf(term, at + term.length)) {
      if (/^[\p{L}\p{N}]{1,2}$/u.test(term) && /[\p{L}\p{N}]/u.test(folded.charAt(at - 1))) continue;
      const range: [number, number] = [places[at] ?? 0, places[at + term.length] ?? text.length];
      if (marks.every(([start, end]) => range[1] <= start || range[0] >= end)) marks.push(range);
    }
  }
  return { text, marks: marks.sort(([one], [other]) => one - other) };
}

/** The part of a long text around the first place that fits, on one line. */
export function snippet(text: string, terms: readonly string[]): MarkedText {
  const line = text.slice(0, 4_000).replace(/\s+/g, " ").trim();
  const first = mark(line, terms).marks[0]?.[0] ?? 0;
  const start =
    first <= snippetBefore ? 0 : line.indexOf(" ", first - snippetBefore) + 1 || first - snippetBefore;
  const from = Math.min(start, first);
  const part = [...line.slice(from, from + snippetLength + 40)].slice(0, snippetLength).join("");
  return mark(`${from > 0 ? "… " : ""}${part}${from + part.length < line.length ? " …" : ""}`, terms);
}

/** Letter by letter, with the place in the original each folded letter came from. */
function fold(text: string): { letters: string[]; places: number[] } {
  const letters: string[] = [];
  const places: number[] = [];
  let place = 0;
  for (const letter of text) {
    const plain = letter.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
    for (const unit of (spelledOut[plain] ?? plain).split("")) {
      letters.push(unit);
      places.push(place);
    }
    place += letter.length;
  }
  places.push(place);
  return { letters, places };
}
