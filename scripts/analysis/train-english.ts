import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { gzipSync } from "node:zlib";
import { parse } from "csv-parse/sync";
import { englishFeatures, termScale } from "../../lib/analysis/sentiment/english-features";
import { tokenize } from "../../lib/analysis/tokens";
import { correlation } from "./correlation";
import { ridge, type Row } from "./ridge";

/**
 * Learns lib/analysis/data/english-weights.ts from VADER's rated sentences (MIT), by ridge regression on the mean of
 * twenty people's ratings:
 *
 *   npx tsx scripts/analysis/train-english.ts ../shared/data/vader_en
 *
 * With `--holdout` a quarter of the reviews is kept back and measured instead of writing anything.
 */
const [folder = "../shared/data/vader_en", flag] = process.argv.slice(2);
/** How much a sentence of each set counts: chat is closest to tweets and customer reviews. */
const sets = { amazon: 3, tweets: 5, movie: 0.6, nyt: 0.4 };
const minTexts = 5;
const lambda = 20;
const unit = 0.02;
const termsMax = 3_500;

type Text = {
  set: string;
  group: string;
  rating: number;
  polarity: number;
  dense: number[];
  terms: string[];
  weight: number;
};

const texts = Object.entries(sets).flatMap(([set, weight]) => readSet(set, weight));
const held = (text: Text) => flag === "--holdout" && spread(text.group) < 0.25;
const training = texts.filter((text) => !held(text));
const vocabulary = vocabularyOf(training);
const learned = ridge(training.map(rowOf), vocabulary.size, training[0]?.dense.length ?? 0, lambda);
const kept = quantized();
if (flag === "--holdout") measure();
else write();

function readSet(set: string, weight: number): Text[] {
  const rows = parse(readFileSync(path.join(folder, `${set}_public.csv`)), { columns: true });
  return (rows as Record<"id" | "text" | "mean_rating" | "polarity", string>[]).map((row) => {
    const { dense, terms } = englishFeatures(tokenize(row.text, "en"));
    // Sentences of one review stay together.
    const group = `${set}${/^(?:amazon|nyt)$/.test(set) ? row.id.split("_")[0] : row.id}`;
    return {
      set,
      group,
      rating: Number(row.mean_rating),
      polarity: Number(row.polarity),
      dense,
      terms,
      weight,
    };
  });
}

function vocabularyOf(from: Text[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { terms } of from) for (const term of terms) counts.set(term, (counts.get(term) ?? 0) + 1);
  const frequent = [...counts].filter(([, count]) => count >= minTexts).map(([term]) => term);
  return new Map(frequent.sort().map((term, at) => [term, at]));
}

function rowOf({ terms, dense, rating, weight }: Text): Row {
  const scale = termScale(terms);
  const known = terms.flatMap((term): [number, number][] => {
    const at = vocabulary.get(term);
    return at === undefined ? [] : [[at, scale]];
  });
  return {
    x: [...known, ...dense.map((value, at): [number, number] => [vocabulary.size + at, value])],
    y: rating,
    weight,
  };
}

/** The terms that say most, as whole multiples of the unit. */
function quantized(): Map<string, number> {
  const all = [...vocabulary].map(([term, at]): [string, number] => [
    term,
    Math.round((learned[at] ?? 0) / unit),
  ]);
  const strongest = all.filter(([, weight]) => weight !== 0).sort((a, b) => Math.abs(b[1]) - Math.abs(a[1]));
  return new Map(strongest.slice(0, termsMax));
}

function write(): void {
  const byWeight = Map.groupBy([...kept].sort(), ([, weight]) => weight);
  const lines = [...byWeight]
    .sort((a, b) => a[0] - b[0])
    .map(([weight, terms]) => `${weight} ${terms.map(([term]) => term).join(",")}`);
  const dense = Array.from(learned.slice(vocabulary.size), (weight) => Math.round(weight * 1_000) / 1_000);
  const code = `/**
 * Learned by scripts/analysis/train-english.ts from the rated sentences of VADER (MIT, see NOTICE.md). A line is a
 * weight in fiftieths, then the terms that have it; \`!\` before a word that is denied.
 */
export const denseWeights = [${dense.join(", ")}];

export const termWeights = \`${lines.join("\n")}\`;
`;
  writeFileSync("lib/analysis/data/english-weights.ts", code);
  console.log(
    JSON.stringify({
      texts: texts.length,
      terms: kept.size,
      bytes: code.length,
      gzip: gzipSync(code).length,
    }),
  );
}

function measure(): void {
  for (const set of Object.keys(sets)) {
    const pairs = texts
      .filter((text) => text.set === set && held(text))
      .map((text) => ({ text, rating: predict(text) }));
    const rated = pairs.filter(({ text }) => text.polarity !== 0);
    const right = rated.filter(({ text, rating }) => Math.sign(rating) === text.polarity).length;
    console.log(
      set,
      pairs.length,
      "two-class",
      (right / rated.length).toFixed(4),
      "r",
      correlation(pairs.map(({ text, rating }) => [text.rating, rating])).toFixed(4),
    );
  }
}

function predict({ terms, dense }: Text): number {
  const scale = termScale(terms);
  const known = terms.reduce((sum, term) => sum + scale * unit * (kept.get(term) ?? 0), 0);
  return dense.reduce((sum, value, at) => sum + value * (learned[vocabulary.size + at] ?? 0), known);
}

/** A number in 0 … 1 that looks random and is always the same. */
function spread(key: string): number {
  let hash = 2_166_136_261;
  for (const letter of key) hash = Math.imul(hash ^ letter.charCodeAt(0), 16_777_619);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return ((hash ^ (hash >>> 16)) >>> 0) / 2 ** 32;
}
