/** What the first bytes say a file is; what they do not say is a stream of bytes, whatever its name claims. */
export function contentTypeOf(start: Uint8Array): string {
  const text = Buffer.from(start).toString("latin1");
  return signatures.find(([pattern]) => pattern.test(text))?.[1] ?? "application/octet-stream";
}

/** So much of a file is looked at. */
export const signatureBytes = 16;

const signatures: [RegExp, string][] = [
  [/^%PDF-/, "application/pdf"],
  [/^\x89PNG\r\n\x1a\n/, "image/png"],
  [/^\xff\xd8\xff/, "image/jpeg"],
  [/^GIF8[79]a/, "image/gif"],
  [/^RIFF.{4}WEBP/s, "image/webp"],
  [/^.{4}ftyp/s, "video/mp4"],
  [/^OggS/, "audio/ogg"],
  [/^ID3/, "audio/mpeg"],
  // Office documents, too, are archives inside.
  [/^PK\x03\x04/, "application/zip"],
];
