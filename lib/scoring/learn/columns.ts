import type { CategoryColumn, Cell, DatePart, Dropped, Feature, NumberColumn, Table } from "./types";
import { datePart, dateOf, isMissing, levelOf, numberOf } from "./values";

const levelRowsMin = 3;
const levelsMax = 100;
const typedShareMin = 0.95;
/** More distinct values than this share of the rows name records, they do not describe them. */
const distinctShareMax = 0.5;
const textCharsMax = 60;

const coarseBins = 6;
/** Trees may ask finer questions the more rows there are to answer them. */
const fineBins = (rows: number): number => (rows < 2_000 ? 16 : 64);

/** Reads what each column is. What cannot describe a lead is dropped, with the reason. */
export function describeColumns(table: Table): { features: Feature[]; dropped: Dropped[] } {
  const features: Feature[] = [];
  const dropped: Dropped[] = [];
  for (const { name, values } of table.columns) {
    const found = describe(name, values);
    if (typeof found === "string") dropped.push({ column: name, reason: found });
    else features.push(...found);
  }
  return { features, dropped };
}

function describe(name: string, values: readonly Cell[]): Feature[] | Dropped["reason"] {
  const given = values.filter((cell) => !isMissing(cell));
  if (given.length < levelRowsMin) return "constant";
  const numbers = given.map(numberOf).filter((value) => value !== undefined);
  if (numbers.length >= typedShareMin * given.length) return numberFeature(name, values, numbers);
  const dates = given.filter((cell) => dateOf(cell));
  if (dates.length >= typedShareMin * given.length) return dateFeatures(name, values);
  return categoryFeature(name, values);
}

function numberFeature(
  name: string,
  values: readonly Cell[],
  numbers: number[],
): Feature[] | Dropped["reason"] {
  if (namesRecords(name, numbers)) return "id";
  const missing = values.length - numbers.length;
  const sorted = Float64Array.from(numbers).sort();
  if (isConstant(sorted, missing)) return "constant";
  return [{ ...describeNumbers(name, sorted, values.length), column: name }];
}

/** Whole numbers, each once: a key when its name says so, or when they go up or down with the rows. */
function namesRecords(name: string, numbers: number[]): boolean {
  if (numbers.length < 20 || !numbers.every((value) => Number.isInteger(value))) return false;
  if (new Set(numbers).size < 0.99 * numbers.length) return false;
  if (/(?:^|[\s_.-])(?:id|number|no|nr|num|code|key|index|row)$/i.test(name) || /Id$/.test(name)) return true;
  const steps = numbers.slice(1).map((value, i) => Math.sign(value - (numbers[i] ?? 0)));
  return Math.abs(steps.reduce((sum, step) => sum + step, 0)) > 0.95 * steps.length;
}

function isConstant(sorted: Float64Array, missing: number): boolean {
  let run = 0;
  let longest = missing;
  sorted.forEach((value, i) => {
    run = i > 0 && value === sorted[i - 1] ? run + 1 : 1;
    longest = Math.max(longest, run);
  });
  return sorted.length + missing - longest < levelRowsMin;
}

function describeNumbers(name: string, sorted: Float64Array, rows: number): NumberColumn {
  let sum = 0;
  let squares = 0;
  for (const value of sorted) {
    const squeezed = squeeze(value);
    sum += squeezed;
    squares += squeezed * squeezed;
  }
  const mean = sum / sorted.length;
  const sd = Math.sqrt(Math.max(0, squares / sorted.length - mean * mean));
  const runs = runsOf(sorted);
  const edges = quantileEdges(runs, sorted.length, coarseBins);
  const fine = quantileEdges(runs, sorted.length, fineBins(rows));
  return { kind: "number", name, edges, fine, mean, sd: sd || 1 };
}

/** log1p, mirrored for negative numbers. */
export const squeeze = (value: number): number => Math.sign(value) * Math.log1p(Math.abs(value));

type Run = { value: number; count: number };

function runsOf(sorted: Float64Array): Run[] {
  const runs: Run[] = [];
  for (const value of sorted) {
    const last = runs.at(-1);
    if (last?.value === value) last.count++;
    else runs.push({ value, count: 1 });
  }
  return runs;
}

/**
 * Bins of about equal mass. A value with a bin's share of the rows or more (0 visits, say) gets a bin of its own, so
 * that it does not swallow its neighbours.
 */
function quantileEdges(runs: Run[], total: number, bins: number): number[] {
  const edges: number[] = [];
  let rest = total;
  let filled = 0;
  runs.forEach(({ value, count }, i) => {
    const share = rest / (bins - edges.length);
    const next = runs[i + 1];
    filled += count;
    if (!next || edges.length >= bins - 1) return;
    const isNextHeavy = next.count >= share && filled >= share / 4;
    if (filled < share && !isNextHeavy) return;
    edges.push((value + next.value) / 2);
    rest -= filled;
    filled = 0;
  });
  return edges;
}

function categoryFeature(name: string, values: readonly Cell[]): Feature[] | Dropped["reason"] {
  const counts = new Map<string, number>();
  let chars = 0;
  for (const cell of values) {
    const level = levelOf(cell);
    if (level === undefined) continue;
    counts.set(level, (counts.get(level) ?? 0) + 1);
    chars += level.length;
  }
  const given = [...counts.values()].reduce((sum, count) => sum + count, 0);
  if (given >= 20 && counts.size > distinctShareMax * given) return "id";
  if (chars / given > textCharsMax) return "text";
  const largest = Math.max(values.length - given, ...counts.values());
  if (values.length - largest < levelRowsMin) return "constant";
  return [{ ...describeLevels(name, counts), column: name }];
}

function describeLevels(name: string, counts: Map<string, number>): CategoryColumn {
  const levels = [...counts]
    .filter(([, count]) => count >= levelRowsMin)
    .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
    .slice(0, levelsMax)
    .map(([level]) => level);
  return { kind: "category", name, levels };
}

function dateFeatures(name: string, values: readonly Cell[]): Feature[] {
  const parts: DatePart[] = ["weekday", "day", "hour"];
  return parts.flatMap((part) => {
    const cells = values.map((cell) => datePart(cell, part));
    const numbers = cells.filter((cell) => typeof cell === "number");
    const label = `${name} (${part})`;
    const described =
      part === "weekday"
        ? categoryFeature(label, cells)
        : numbers.length < levelRowsMin
          ? "constant"
          : numberFeature(label, cells, numbers);
    return typeof described === "string" ? [] : described.map((one) => ({ ...one, column: name, part }));
  });
}
