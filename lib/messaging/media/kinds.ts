const mebibyte = 1_048_576;

/** What WhatsApp carries, and how much of it. */
export const mediaBytesMax = {
  image: 5 * mebibyte,
  sticker: mebibyte / 2,
  audio: 16 * mebibyte,
  video: 16 * mebibyte,
  document: 100 * mebibyte,
} as const;
export type MediaKind = keyof typeof mediaBytesMax;

export const isMediaKind = (kind: string): kind is MediaKind => Object.hasOwn(mediaBytesMax, kind);

/** What a file can be sent as; everything that is no picture, sound or film of WhatsApp's goes as a document. */
export function kindOfFile(contentType: string): MediaKind {
  if (["image/jpeg", "image/png"].includes(contentType)) return "image";
  if (["video/mp4", "video/3gpp"].includes(contentType)) return "video";
  if (["audio/ogg", "audio/mpeg", "audio/mp4", "audio/aac", "audio/amr"].includes(contentType))
    return "audio";
  return "document";
}
