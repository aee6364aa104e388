export type Encoding = "utf-8" | "utf-16le" | "utf-16be" | "windows-1252";

/**
 * How a file of text is encoded: by its mark, by the zeros of UTF-16, else UTF-8 if every byte of it reads as that.
 * What is left was written by a Brazilian Excel: Windows-1252, which has all of Latin-1.
 */
export async function detectEncoding(bytes: AsyncIterable<Uint8Array>): Promise<Encoding> {
  const strict = new TextDecoder("utf-8", { fatal: true });
  let isFirst = true;
  for await (const chunk of bytes) {
    if (isFirst) {
      const marked = byMark(chunk) ?? byZeros(chunk);
      if (marked) return marked;
      isFirst = false;
    }
    if (!reads(strict, chunk)) return "windows-1252";
  }
  return reads(strict) ? "utf-8" : "windows-1252";
}

function byMark([a, b, c]: Uint8Array): Encoding | undefined {
  if (a === 0xef && b === 0xbb && c === 0xbf) return "utf-8";
  if (a === 0xff && b === 0xfe) return "utf-16le";
  if (a === 0xfe && b === 0xff) return "utf-16be";
  return undefined;
}

/** Latin text in UTF-16 has a zero in every other byte. */
function byZeros(chunk: Uint8Array): Encoding | undefined {
  const sample = chunk.subarray(0, 1_000);
  const zeros = [0, 0];
  sample.forEach((byte, place) => {
    if (byte === 0) zeros[place % 2] = (zeros[place % 2] ?? 0) + 1;
  });
  const half = sample.length / 2;
  if ((zeros[1] ?? 0) > half * 0.5) return "utf-16le";
  return (zeros[0] ?? 0) > half * 0.5 ? "utf-16be" : undefined;
}

function reads(decoder: TextDecoder, chunk?: Uint8Array): boolean {
  try {
    decoder.decode(chunk, { stream: chunk !== undefined });
    return true;
  } catch {
    return false;
  }
}

/** The text, piece by piece, without a mark at its start. */
export async function* decoded(bytes: AsyncIterable<Uint8Array>, encoding: Encoding): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding);
  for await (const chunk of bytes) yield decoder.decode(chunk, { stream: true });
  yield decoder.decode();
}
