import { openFile, type Kept } from "./store";

/** The first bytes of what was kept. */
export async function startOf(kept: Pick<Kept, "storage_key">, length: number): Promise<Uint8Array> {
  const bytes = await openFile(kept, { start: 0, end: length - 1 });
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of bytes) {
    chunks.push(chunk as Uint8Array);
    size += (chunk as Uint8Array).byteLength;
    if (size >= length) break;
  }
  bytes.destroy();
  return Buffer.concat(chunks).subarray(0, length);
}
