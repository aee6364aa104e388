/**
 * What the first bytes say a file is; what they do not say is a stream of bytes, whatever its name claims. Archives and
 * texts have too little of a mark of their own: there what the sender says decides among what they can be.
 */
export function contentTypeOf(start: Uint8Array, declared?: string | null): string {
  const text = Buffer.from(start).toString("latin1");
  const found = signatures.find(([pattern]) => pattern.test(text))?.[1];
  const said = declared?.split(";")[0]?.trim().toLowerCase() ?? "";
  if (found === "application/zip" || found === oleType) return officeTypes.has(said) ? said : found;
  if (found === "video/webm" && said === "audio/webm") return said;
  if (found) return found;
  return textTypes.has(said) && isText(start) ? said : "application/octet-stream";
}

/** So much of a file is looked at. */
export const signatureBytes = 64;

const oleType = "application/x-ole-storage";

const signatures: [RegExp, string][] = [
  [/^%PDF-/, "application/pdf"],
  [/^\x89PNG\r\n\x1a\n/, "image/png"],
  [/^\xff\xd8\xff/, "image/jpeg"],
  [/^GIF8[79]a/, "image/gif"],
  [/^RIFF.{4}WEBP/s, "image/webp"],
  [/^.{4}ftypM4A/s, "audio/mp4"],
  [/^.{4}ftyp3g/s, "video/3gpp"],
  [/^.{4}ftyp/s, "video/mp4"],
  [/^\x1aE\xdf\xa3/, "video/webm"],
  [/^OggS/, "audio/ogg"],
  [/^#!AMR/, "audio/amr"],
  [/^\xff[\xf0\xf1\xf8\xf9]/, "audio/aac"],
  [/^(?:ID3|\xff[\xe2\xe3\xf2\xf3\xfa\xfb])/, "audio/mpeg"],
  // Office documents, too, are archives inside.
  [/^PK\x03\x04/, "application/zip"],
  [/^\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1/, oleType],
];

const openXml = "application/vnd.openxmlformats-officedocument";
const officeTypes = new Set([
  `${openXml}.wordprocessingml.document`,
  `${openXml}.spreadsheetml.sheet`,
  `${openXml}.presentationml.presentation`,
  "application/msword",
  "application/vnd.ms-excel",
  "application/vnd.ms-powerpoint",
]);

/** Texts that no browser runs. */
const textTypes = new Set(["text/plain", "text/csv"]);

/** UTF-8 without control characters, as far as one looked; the last character may be cut in two. */
function isText(start: Uint8Array): boolean {
  const text = new TextDecoder().decode(start).replace(/\ufffd+$/, "");
  return text.length > 0 && !/[\u0000-\u0008\u000e-\u001f\ufffd]/.test(text);
}
