import { rowsWhere, seededRandom, shuffle } from "./random";
import type { Cell } from "./types";
import { isMissing, numberOf } from "./values";

const wonWords = new Set([
  "1",
  "yes",
  "y",
  "true",
  "t",
  "won",
  "win",
  "sim",
  "s",
  "ganho",
  "converted",
  "positive",
]);

/**
 * Reads a column of outcomes. Without a named `positive` value the usual words for "yes" count as won.
 *
 * @returns 1 for won, 0 for not, `undefined` where the row says nothing.
 * @throws Error when nothing says which value means won.
 */
export function readOutcomes(values: readonly Cell[], positive?: string): (0 | 1 | undefined)[] {
  const isWon = positive === undefined ? wonByWord : (cell: string) => isSame(cell, positive);
  const outcomes = values.map((cell) => {
    // "none" may be a level of a target, but an empty cell never is one.
    if (isMissing(cell)) return undefined;
    return isWon(String(cell).trim().toLowerCase()) ? (1 as const) : (0 as const);
  });
  const seen = new Set(
    values.filter((cell) => !isMissing(cell)).map((cell) => String(cell).trim().toLowerCase()),
  );
  if (positive === undefined && seen.size > 1 && !outcomes.includes(1)) {
    throw new Error(`none of the outcomes (${[...seen].slice(0, 5).join(", ")}) means won: name it`);
  }
  return outcomes;
}

function wonByWord(cell: string): boolean {
  return wonWords.has(cell) || numberOf(cell) === 1;
}

function isSame(cell: string, positive: string): boolean {
  const wanted = positive.trim().toLowerCase();
  const number = numberOf(wanted);
  return cell === wanted || (number !== undefined && numberOf(cell) === number);
}

/** Draws rows so that either outcome keeps its share, at least one of each. @returns their numbers, in order. */
export function sampleStratified(outcomes: Uint8Array, wanted: number, seed: number): Int32Array {
  if (wanted >= outcomes.length) return Int32Array.from(outcomes.keys());
  const random = seededRandom(seed);
  const won = shuffle(rowsWhere(outcomes, 1), random);
  const lost = shuffle(rowsWhere(outcomes, 0), random);
  const share = Math.round((wanted * won.length) / outcomes.length);
  const wonWanted = Math.min(won.length, Math.max(won.length && wanted > 1 ? 1 : 0, share));
  return Int32Array.from([...won.slice(0, wonWanted), ...lost.slice(0, wanted - wonWanted)]).sort();
}
