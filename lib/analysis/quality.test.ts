import { existsSync, globSync, readFileSync } from "node:fs";
import path from "node:path";
import { gzipSync } from "node:zlib";
import { parse } from "csv-parse/sync";
import { describe, expect, test } from "vitest";
import { analyzeText, neutralBelow, urgentFrom, type AnalysisLanguage } from ".";
import { correlation } from "../../scripts/analysis/correlation";

/**
 * The goals of docs/analysis.md on the data sets beside the repository, which are for measuring only and never
 * committed. Without them these tests are skipped, and the count says so. `MEASURE=1` prints the figures.
 */
const data = path.resolve(import.meta.dirname, "../../../shared/data");

type Sample = { text: string; polarity: number; rating: number };
type Measured = Sample & ReturnType<typeof analyzeText>;

describe.skipIf(!existsSync(path.join(data, "b2w")))("Portuguese reviews", () => {
  const samples = read("b2w/b2w_polarity_public.csv").filter((_, at) => at % 3 === 0);
  const measured = analyze(samples);

  test("two classes, three classes, correlation", () => {
    report("b2w", measured);
    expect(signRight(measured)).toBeGreaterThan(0.9);
    expect(classRight(measured)).toBeGreaterThan(0.64);
    expect(correlationOf(measured)).toBeGreaterThan(0.74);
  });

  test("written on a phone it is read as well", () => {
    const typed = analyze(samples.map((sample) => ({ ...sample, text: asTyped(sample.text) })));
    report("b2w as typed", typed);
    expect(signRight(measured) - signRight(typed)).toBeLessThanOrEqual(0.01);
  });

  test("what is sure is right", () => {
    const sure = measured.filter(({ confidence, polarity }) => confidence >= 0.8 && polarity !== 0);
    expect(sure.length / measured.filter(({ polarity }) => polarity !== 0).length).toBeGreaterThan(0.4);
    expect(signRight(sure)).toBeGreaterThan(0.975);
  });

  test("praise raises no alarm", () => {
    const praise = measured.filter(({ polarity }) => polarity === 1);
    expect(praise.filter(({ urgency }) => urgency >= urgentFrom).length / praise.length).toBeLessThan(0.01);
  });
});

describe.skipIf(!existsSync(path.join(data, "vader_en")))("English", () => {
  // The weights were learned from these sentences: what is held back is measured by scripts/analysis/train-english.ts.
  test.each([
    ["amazon", 0.8, 0.7],
    ["tweets", 0.95, 0.875],
  ])("%s", (name, sign, r) => {
    const measured = analyze(read(`vader_en/${name}_public.csv`));
    report(name, measured);
    expect(signRight(measured)).toBeGreaterThan(sign);
    expect(correlationOf(measured)).toBeGreaterThan(r);
  });
});

describe.skipIf(!existsSync(path.join(data, "wa_gold")))("messages to a seller", () => {
  test("neutral ones stay neutral, pressing ones are told from the others, languages are told apart", () => {
    const [, ...lines] = readFileSync(path.join(data, "wa_gold/messages.tsv"), "utf8").trim().split("\n");
    const messages = lines.map((line) => {
      const [, lang = "", mood = "", urgency = "", , text = ""] = line.split("\t");
      return { lang, mood: Number(mood), urgency: Number(urgency), got: analyzeText(text) };
    });
    const neutral = messages.filter(({ mood }) => mood === 0);
    expect(share(neutral, ({ got }) => Math.abs(got.sentiment) < neutralBelow)).toBeGreaterThan(0.9);
    expect(share(messages, ({ got, lang }) => got.lang === lang)).toBeGreaterThan(0.95);
    expect(correlation(messages.map(({ got, urgency }) => [got.urgency, urgency]))).toBeGreaterThan(0.8);
  });
});

test("what is shipped is small", () => {
  const lists = globSync("data/*.ts", { cwd: import.meta.dirname }).toSorted();
  const bytes = gzipSync(
    lists.map((file) => readFileSync(path.join(import.meta.dirname, file), "utf8")).join(""),
  );
  expect(bytes.length).toBeLessThan(80_000);
  const learned = ["english-weights.ts", "vader-lexicon.ts"].map((file) =>
    readFileSync(path.join(import.meta.dirname, "data", file), "utf8"),
  );
  expect(gzipSync(learned.join("")).length).toBeLessThan(60_000);
});

function read(file: string): Sample[] {
  const rows: Record<string, string>[] = parse(readFileSync(path.join(data, file)), { columns: true });
  return rows.map(({ text = "", polarity, mean_rating }) => ({
    text,
    polarity: Number(polarity),
    rating: Number(mean_rating ?? polarity),
  }));
}

const analyze = (samples: Sample[], lang?: AnalysisLanguage): Measured[] =>
  samples.map((sample) => ({ ...sample, ...analyzeText(sample.text, { lang }) }));

const share = <T>(of: T[], is: (each: T) => boolean) => of.filter(is).length / of.length;

const signRight = (measured: Measured[]) =>
  share(
    measured.filter(({ polarity }) => polarity !== 0),
    ({ sentiment, polarity }) => Math.sign(sentiment) === polarity,
  );

const classRight = (measured: Measured[]) =>
  share(measured, ({ sentiment, polarity }) => classOf(sentiment) === polarity);

const classOf = (sentiment: number) => (Math.abs(sentiment) < neutralBelow ? 0 : Math.sign(sentiment));

const correlationOf = (measured: Measured[]) =>
  correlation(measured.map(({ sentiment, rating }) => [sentiment, rating]));

/** As a thumb writes: no capitals, accents or marks, the usual short forms. */
function asTyped(text: string): string {
  const short = { voce: "vc", voces: "vcs", nao: "n", que: "q", porque: "pq", tambem: "tbm", muito: "mt" };
  const plain = text
    .toLowerCase()
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .replace(/[^\p{L}\p{N}\s]/gu, " ");
  return Object.entries(short).reduce(
    (typed, [word, form]) => typed.replaceAll(new RegExp(`\\b${word}\\b`, "g"), form),
    plain,
  );
}

function report(name: string, measured: Measured[]): void {
  if (!process.env.MEASURE) return;
  const felt = measured.filter(({ polarity }) => polarity !== 0);
  const sure = felt.filter(({ confidence }) => confidence >= 0.8);
  const praise = measured.filter(({ polarity }) => polarity === 1);
  const figures = {
    rows: measured.length,
    two_class: signRight(measured),
    three_class: classRight(measured),
    r: correlationOf(measured),
    sure_share: sure.length / felt.length,
    sure_two_class: signRight(sure),
    praise_urgent: share(praise, ({ urgency }) => urgency >= urgentFrom),
  };
  process.stdout.write(`${name} ${JSON.stringify(figures)}\n`);
}
