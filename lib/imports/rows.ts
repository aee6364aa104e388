import { buffer } from "node:stream/consumers";
import { openFile } from "@/lib/storage";
import { csvRows } from "./parse/csv";
import type { Encoding } from "./parse/encoding";
import { xlsxRows } from "./parse/xlsx";
import { importColumnsMax } from "./schemas";

export type Source = {
  storage_key: string;
  format: string;
  encoding: string | null;
  delimiter: string | null;
  hasHeader: boolean;
};

/** The data rows of an uploaded file, from its first one. */
export async function* rowsOf(source: Source): AsyncGenerator<string[]> {
  const bytes = await openFile(source);
  const rows =
    source.format === "xlsx"
      ? xlsxRows(await buffer(bytes))
      : csvRows(bytes, {
          // What upload found out.
          encoding: (source.encoding ?? "utf-8") as Encoding,
          delimiter: source.delimiter ?? ",",
        });
  let skip = source.hasHeader ? 1 : 0;
  for await (const row of rows) {
    if (skip > 0) skip -= 1;
    else yield row.slice(0, importColumnsMax);
  }
}

type Reader = { at: number; rows: AsyncGenerator<string[]> };

/** Files that are open between two chunks of this process, by import. */
const open = new Map<string, Reader>();
const openMax = 20;

/**
 * The next `count` rows after the first `from`. Chunks that follow each other go on in the same open file; after a
 * restart the file is read again from its start, once.
 */
export async function readRows(
  importId: string,
  source: Source,
  from: number,
  count: number,
): Promise<string[][]> {
  let reader = open.get(importId);
  open.delete(importId);
  if (reader?.at !== from) {
    await reader?.rows.return(undefined);
    reader = { at: 0, rows: rowsOf(source) };
    for (; reader.at < from; reader.at++) if ((await reader.rows.next()).done) break;
  }
  const found: string[][] = [];
  while (found.length < count) {
    const next = await reader.rows.next();
    if (next.done) return found;
    reader.at += 1;
    found.push(next.value);
  }
  keepOpen(importId, reader);
  return found;
}

function keepOpen(importId: string, reader: Reader): void {
  const [oldest] = open.keys();
  if (open.size >= openMax && oldest) {
    void open.get(oldest)?.rows.return(undefined);
    open.delete(oldest);
  }
  open.set(importId, reader);
}
