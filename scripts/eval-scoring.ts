import { parseArgs } from "node:util";
import { evaluateScoring, writePredictions, type ScoringOptions } from "./eval/scoring";

const usage = `npm run eval:scoring -- --train A.csv --test B.csv --target COLUMN
  [--positive VALUE]   which value of the target means won; else 1, yes, true, won, sim
  [--id COLUMN]        names the rows in the predictions, never a feature
  [--exclude a,b]      columns that would not be known in time; may be given several times
  [--sample N]         trains on N rows, either outcome keeping its share (stratified), drawn by --seed
  [--seed S]           1
  [--half-life ROWS]   weighs rows by age, the file's last row being the newest
  [--out FILE]         writes id,probability of the test rows`;

try {
  const options = optionsOf(process.argv.slice(2));
  const { result, predictions, hasTarget, warnings } = await evaluateScoring(options);
  for (const warning of warnings) console.error(warning);
  // Without a target there is nothing to rate: then the predictions are the answer.
  if (options.out !== undefined || !hasTarget) await writePredictions(predictions, options.out);
  if (options.out !== undefined || hasTarget) console.log(JSON.stringify(result));
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}

function optionsOf(args: string[]): ScoringOptions {
  const one = { type: "string" } as const;
  const { values } = parseArgs({
    args,
    options: {
      ...{ train: one, test: one, target: one, positive: one, id: one, sample: one, seed: one, out: one },
      "half-life": one,
      exclude: { type: "string", multiple: true },
    },
  });
  const { train, test, target } = values;
  if (!train || !test || !target) throw new Error(`--train, --test and --target are needed\n\n${usage}`);
  const exclude = (values.exclude ?? []).flatMap((names) => names.split(",")).map((name) => name.trim());
  return {
    train,
    test,
    target,
    positive: values.positive,
    id: values.id,
    exclude: exclude.filter(Boolean),
    sample: wholeNumber("--sample", values.sample, 2),
    seed: wholeNumber("--seed", values.seed, 0) ?? 1,
    halfLife: wholeNumber("--half-life", values["half-life"], 1),
    out: values.out,
  };
}

function wholeNumber(name: string, text: string | undefined, min: number): number | undefined {
  if (text === undefined) return undefined;
  const value = Number(text);
  if (!Number.isSafeInteger(value) || value < min) throw new Error(`${name} is a whole number from ${min}`);
  return value;
}
