import { parse } from "csv-parse";
import { Readable } from "node:stream";
import { decoded, type Encoding } from "./encoding";

const delimiters = [",", ";", "\t", "|"] as const;
export type Delimiter = (typeof delimiters)[number];

const recordCharsMax = 1_000_000;

/** The rows of a CSV file, as text; broken quotes and rows of different lengths are taken as they come. */
export async function* csvRows(
  bytes: Readable,
  { encoding, delimiter }: { encoding: Encoding; delimiter: string },
): AsyncGenerator<string[]> {
  const parser = parse({
    delimiter,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    max_record_size: recordCharsMax,
  });
  const text = Readable.from(decoded(bytes, encoding));
  text.on("error", (error) => parser.destroy(error));
  try {
    // Fields are text: no cast was asked for.
    for await (const row of text.pipe(parser)) yield row as string[];
  } finally {
    text.destroy();
    bytes.destroy();
  }
}

/** The sign that divides the first lines most evenly, quoted ones aside. */
export function detectDelimiter(sample: string): Delimiter {
  const lines = sample
    .replaceAll(/"(?:[^"]|"")*"/g, "")
    .split(/\r?\n/)
    .filter((line) => line.trim() !== "")
    .slice(0, 10);
  const scored = delimiters.map((delimiter) => {
    const counts = lines.map((line) => line.split(delimiter).length - 1);
    const [first = 0] = counts;
    const even = counts.filter((count) => count === first && count > 0).length;
    return { delimiter, score: even * 1_000 + first };
  });
  scored.sort((a, b) => b.score - a.score);
  const best = scored[0];
  return best && best.score > 0 ? best.delimiter : ",";
}
