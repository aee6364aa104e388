import { SaxesParser, type SaxesTagPlain } from "saxes";
import { fromBuffer, type Entry, type ZipFile } from "yauzl";
import type { Readable } from "node:stream";
import { AppError } from "@/lib/errors";

/** A sheet of 100,000 rows unpacks to far less; what is larger wants to fill the memory. */
const unpackedBytesMax = 400_000_000;
const sharedCharsMax = 60_000_000;
const entriesMax = 2_000;

/**
 * The rows of a workbook's first sheet, as text, read piece by piece. Numbers keep their digits, dates become ISO.
 *
 * @throws AppError `invalid` for what is no workbook, `payload_too_large` for one that unpacks to too much.
 */
export async function* xlsxRows(file: Buffer): AsyncGenerator<string[]> {
  const zip = await openZip(file);
  const entries = await entriesOf(zip);
  const sheet =
    entries.get("xl/worksheets/sheet1.xml") ??
    [...entries.values()].find(({ fileName }) => /^xl\/worksheets\/[^/]+\.xml$/.test(fileName));
  if (!sheet) throw new AppError("invalid", { message: "not_a_table" });
  const shared = await sharedStrings(zip, entries.get("xl/sharedStrings.xml"));
  const dateStyles = await dateStylesOf(zip, entries.get("xl/styles.xml"));
  try {
    yield* sheetRows(zip, sheet, shared, dateStyles);
  } finally {
    zip.close();
  }
}

async function* sheetRows(
  zip: ZipFile,
  sheet: Entry,
  shared: string[],
  dateStyles: ReadonlySet<number>,
): AsyncGenerator<string[]> {
  const ready: string[][] = [];
  let row: string[] = [];
  let cell: { column: number; type: string; style: number } | undefined;
  let text = "";
  let inValue = false;
  const parser = new SaxesParser();
  parser.on("opentag", ({ name, attributes }: SaxesTagPlain) => {
    if (name === "row") row = [];
    if (name === "c") {
      const column = attributes.r ? columnOf(attributes.r) : row.length;
      cell = { column, type: attributes.t ?? "n", style: Number(attributes.s ?? -1) };
      text = "";
    }
    if (name === "v" || name === "t") inValue = true;
  });
  parser.on("text", (part) => {
    if (inValue) text += part;
  });
  parser.on("closetag", ({ name }) => {
    if (name === "v" || name === "t") inValue = false;
    if (name === "c" && cell && cell.column < 1_000) {
      while (row.length < cell.column) row.push("");
      row[cell.column] = valueOf(cell, text, shared, dateStyles);
    }
    if (name === "row" && row.some((value) => value.trim() !== "")) ready.push(row);
  });
  for await (const piece of textOf(zip, sheet)) {
    parser.write(piece);
    yield* ready.splice(0);
  }
  parser.close();
  yield* ready;
}

function valueOf(
  cell: { type: string; style: number },
  text: string,
  shared: string[],
  dateStyles: ReadonlySet<number>,
): string {
  if (cell.type === "s") return shared[Number(text)] ?? "";
  if (cell.type === "e") return "";
  if (cell.type === "b") return text === "1" ? "true" : "false";
  if (cell.type === "n" && text !== "" && dateStyles.has(cell.style)) return dateOf(Number(text));
  return text;
}

/** Excel counts days from 1899-12-30. */
const dateOf = (serial: number): string => {
  const date = new Date(Math.round((serial - 25_569) * 86_400_000));
  return Number.isNaN(date.getTime()) ? String(serial) : date.toISOString().slice(0, 10);
};

/** `AB12` → 27. */
const columnOf = (reference: string): number =>
  [...reference.replace(/\d/g, "")].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;

async function sharedStrings(zip: ZipFile, entry: Entry | undefined): Promise<string[]> {
  const all: string[] = [];
  if (!entry) return all;
  let text = "";
  let size = 0;
  let inText = false;
  const parser = new SaxesParser();
  parser.on("opentag", ({ name }) => {
    if (name === "si") text = "";
    inText = name === "t";
  });
  parser.on("text", (part) => {
    if (inText) text += part;
  });
  parser.on("closetag", ({ name }) => {
    inText = false;
    if (name !== "si") return;
    size += text.length;
    if (size > sharedCharsMax) throw new AppError("payload_too_large");
    all.push(text);
  });
  for await (const piece of textOf(zip, entry)) parser.write(piece);
  return all;
}

/** The styles that show a number as a date: Excel's own, and those whose format has days or months. */
async function dateStylesOf(zip: ZipFile, entry: Entry | undefined): Promise<Set<number>> {
  const formats = new Set([14, 15, 16, 17, 18, 19, 20, 21, 22, 45, 46, 47]);
  const styles = new Set<number>();
  if (!entry) return styles;
  let inCells = false;
  let place = 0;
  const parser = new SaxesParser();
  parser.on("opentag", ({ name, attributes }: SaxesTagPlain) => {
    if (
      name === "numFmt" &&
      /[dmy]/i.test((attributes.formatCode ?? "").replaceAll(/"[^"]*"|\[[^\]]*\]/g, ""))
    )
      formats.add(Number(attributes.numFmtId));
    if (name === "cellXfs") inCells = true;
    if (name === "xf" && inCells) {
      if (formats.has(Number(attributes.numFmtId))) styles.add(place);
      place += 1;
    }
  });
  parser.on("closetag", ({ name }) => {
    if (name === "cellXfs") inCells = false;
  });
  for await (const piece of textOf(zip, entry)) parser.write(piece);
  return styles;
}

const openZip = (file: Buffer): Promise<ZipFile> =>
  new Promise((resolve, reject) =>
    fromBuffer(file, { lazyEntries: true, autoClose: false }, (error, zip) =>
      error ? reject(new AppError("invalid", { message: "not_a_table", cause: error })) : resolve(zip),
    ),
  );

function entriesOf(zip: ZipFile): Promise<Map<string, Entry>> {
  const entries = new Map<string, Entry>();
  return new Promise((resolve, reject) => {
    zip.on("entry", (entry: Entry) => {
      if (entry.uncompressedSize > unpackedBytesMax || entries.size > entriesMax)
        return reject(new AppError("payload_too_large"));
      entries.set(entry.fileName, entry);
      zip.readEntry();
    });
    zip.on("end", () => resolve(entries));
    zip.on("error", (cause) => reject(new AppError("invalid", { message: "not_a_table", cause })));
    zip.readEntry();
  });
}

/** yauzl ends the stream with an error when more comes out than the entry says. */
async function* textOf(zip: ZipFile, entry: Entry): AsyncGenerator<string> {
  const stream = await new Promise<Readable>((resolve, reject) =>
    zip.openReadStream(entry, (error, opened) => (error ? reject(error) : resolve(opened))),
  );
  const decoder = new TextDecoder();
  for await (const chunk of stream) yield decoder.decode(chunk as Uint8Array, { stream: true });
}
