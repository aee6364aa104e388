import type { Marks } from "./weigh";

export type WrittenMarks = {
  negators: string;
  boosters: string;
  dampers: string;
  contrasts: string;
  concessions: string;
  wishes: string;
  questions: string;
  said: number;
  asked: number;
  bare: number;
};

/** Reads the small words that change what stands next to them. */
export function readMarks(written: WrittenMarks): Marks {
  const words = (list: string) => new Set(list.split(/\s+/));
  return {
    said: written.said,
    asked: written.asked,
    bare: written.bare,
    negators: numbers(written.negators),
    boosters: numbers(`${written.boosters},${written.dampers}`),
    contrasts: words(written.contrasts),
    concessions: words(written.concessions),
    wishes: words(written.wishes),
    questions: words(written.questions),
  };
}

/** "word 1.2, word 0.5" */
function numbers(list: string): ReadonlyMap<string, number> {
  const entries = list.split(",").map((entry): [string, number] => {
    const [word = "", value] = entry.trim().split(/\s+/);
    return [word, Number(value)];
  });
  return new Map(entries);
}
