import { createReadStream } from "node:fs";
import { csvRows, detectDelimiter } from "@/lib/imports/parse/csv";
import { decoded, detectEncoding } from "@/lib/imports/parse/encoding";

export type CsvTable = { names: string[]; rows: string[][] };

/** Reads a CSV as an import would: any of the usual delimiters and encodings, quotes, a mark at the start. */
export async function readTable(file: string): Promise<CsvTable> {
  const encoding = await detectEncoding(createReadStream(file));
  const delimiter = detectDelimiter(await firstText(file, encoding));
  let names: string[] | undefined;
  const rows: string[][] = [];
  for await (const row of csvRows(createReadStream(file), { encoding, delimiter })) {
    if (names) rows.push(row);
    else names = row.map((name) => name.trim());
  }
  if (!names) throw new Error(`${file} is empty`);
  if (new Set(names).size < names.length) throw new Error(`${file} names a column twice`);
  return { names, rows };
}

const sampleChars = 20_000;

async function firstText(
  file: string,
  encoding: Awaited<ReturnType<typeof detectEncoding>>,
): Promise<string> {
  let text = "";
  for await (const piece of decoded(createReadStream(file), encoding)) {
    text += piece;
    if (text.length >= sampleChars) break;
  }
  return text.slice(0, sampleChars);
}
