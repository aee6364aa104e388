import { createWriteStream } from "node:fs";
import { once } from "node:events";
import {
  evenWeights,
  predict,
  qualityOf,
  readOutcomes,
  recencyWeights,
  sampleStratified,
  train,
  type Model,
  type Row,
  type Table,
} from "@/lib/scoring/learn";
import { readTable, type CsvTable } from "./table";

export type ScoringOptions = {
  train: string;
  test: string;
  target: string;
  positive?: string;
  id?: string;
  exclude: string[];
  sample?: number;
  seed: number;
  halfLife?: number;
  out?: string;
};

export type Prediction = { id: string; probability: number };

export type ScoringResult = {
  auc: number | null;
  brier: number | null;
  log_loss: number | null;
  log_loss_base: number | null;
  ece10: number | null;
  accuracy: number | null;
  precision: number | null;
  top_decile_precision: number | null;
  status: Model["status"];
  fit_ms: number;
  n_train: number;
  n_test: number;
};

/** Trains on one file and rates on the other, with the product's own code. */
export async function evaluateScoring(
  options: ScoringOptions,
): Promise<{ result: ScoringResult; predictions: Prediction[]; hasTarget: boolean; warnings: string[] }> {
  const [trainFile, testFile] = [await readTable(options.train), await readTable(options.test)];
  const warnings = warningsOf(options, trainFile, testFile);
  const { table, outcomes } = trainingOf(trainFile, options);
  const started = performance.now();
  const model = train(table, outcomes, weightsOf(table.rows, options.halfLife));
  const fit_ms = Math.round(performance.now() - started);
  const predictions = predictAll(model, testFile, options.id);
  const held = heldOutcomes(testFile, options);
  const rated = predictions.flatMap(({ probability }, i) => {
    const outcome = held?.[i];
    return outcome === undefined ? [] : [{ probability, outcome }];
  });
  const quality = qualityOf(
    rated.map(({ probability }) => probability),
    rated.map(({ outcome }) => outcome),
    outcomes.reduce((sum, outcome) => sum + outcome, 0) / outcomes.length,
  );
  const { auc = null, brier = null, log_loss = null, log_loss_base = null } = quality ?? {};
  const { ece10 = null, accuracy = null, precision = null, top_decile_precision = null } = quality ?? {};
  const measured = { auc, brier, log_loss, log_loss_base, ece10, accuracy, precision, top_decile_precision };
  return {
    result: {
      ...measured,
      status: model.status,
      fit_ms,
      n_train: outcomes.length,
      n_test: testFile.rows.length,
    },
    predictions,
    hasTarget: held !== undefined,
    warnings,
  };
}

function warningsOf({ exclude, id }: ScoringOptions, trainFile: CsvTable, testFile: CsvTable): string[] {
  const known = new Set([...trainFile.names, ...testFile.names]);
  const unknown = exclude.filter((name) => !known.has(name)).map((name) => `no column "${name}" to exclude`);
  return id && !testFile.names.includes(id) ? [...unknown, `no column "${id}": rows are numbered`] : unknown;
}

function trainingOf(
  { names, rows }: CsvTable,
  { target, positive, id, exclude, sample, seed }: ScoringOptions,
) {
  const at = names.indexOf(target);
  if (at < 0) throw new Error(`the training file has no column "${target}"`);
  const read = readOutcomes(
    rows.map((row) => row[at]),
    positive,
  );
  const known = rows.flatMap((row, i) => (read[i] === undefined ? [] : [{ row, outcome: read[i] }]));
  if (known.length === 0) throw new Error(`no row of the training file has an outcome in "${target}"`);
  const all = Uint8Array.from(known, ({ outcome }) => outcome);
  const chosen = sample === undefined ? Int32Array.from(all.keys()) : sampleStratified(all, sample, seed);
  const skipped = new Set([target, id, ...exclude]);
  const table: Table = {
    rows: chosen.length,
    columns: names.flatMap((name, c) =>
      skipped.has(name) ? [] : [{ name, values: Array.from(chosen, (i) => known[i]?.row[c]) }],
    ),
  };
  return { table, outcomes: Uint8Array.from(chosen, (i) => all[i] ?? 0) };
}

/** The file's last row is the newest. */
const weightsOf = (rows: number, halfLife: number | undefined) =>
  halfLife === undefined
    ? evenWeights(rows)
    : recencyWeights(
        Array.from({ length: rows }, (_, row) => rows - 1 - row),
        halfLife,
      );

function predictAll(model: Model, { names, rows }: CsvTable, id: string | undefined): Prediction[] {
  const idAt = id === undefined ? -1 : names.indexOf(id);
  return rows.map((cells, i) => {
    const row: Row = Object.fromEntries(names.map((name, c) => [name, cells[c]]));
    return { id: idAt < 0 ? String(i + 1) : (cells[idAt] ?? ""), probability: predict(model, row) };
  });
}

function heldOutcomes({ names, rows }: CsvTable, { target, positive }: ScoringOptions) {
  const at = names.indexOf(target);
  if (at < 0) return undefined;
  return readOutcomes(
    rows.map((row) => row[at]),
    positive,
  );
}

/** `id,probability`, quoted where an id asks for it. */
export async function writePredictions(predictions: Prediction[], file?: string): Promise<void> {
  const stream = file === undefined ? process.stdout : createWriteStream(file);
  const quoted = (id: string) => (/[",\r\n]/.test(id) ? `"${id.replaceAll('"', '""')}"` : id);
  const lines = [
    "id,probability",
    ...predictions.map(({ id, probability }) => `${quoted(id)},${probability}`),
  ];
  const text = `${lines.join("\n")}\n`;
  if (stream === process.stdout) {
    if (!stream.write(text)) await once(stream, "drain");
    return;
  }
  stream.end(text);
  await once(stream, "finish");
}
