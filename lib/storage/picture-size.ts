/** So much of a picture holds its size, also behind a camera's notes. */
export const pictureHeaderBytes = 65_536;

export type PictureSize = { width: number; height: number };

/** How large a picture is drawn, read from its first bytes, so that a page keeps its place. */
export function pictureSizeOf(start: Uint8Array, contentType: string): PictureSize | null {
  const bytes = Buffer.from(start.buffer, start.byteOffset, start.byteLength);
  try {
    const size = readers[contentType]?.(bytes) ?? null;
    return size && size.width > 0 && size.height > 0 ? size : null;
  } catch {
    // Cut off or forged: it is drawn in whatever size it turns out to have.
    return null;
  }
}

const readers: Record<string, (bytes: Buffer) => PictureSize | null> = {
  "image/png": (bytes) => ({ width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) }),
  "image/gif": (bytes) => ({ width: bytes.readUInt16LE(6), height: bytes.readUInt16LE(8) }),
  "image/jpeg": jpegSize,
  "image/webp": webpSize,
};

/** Segments follow each other; the frame's one has the size. A rotation in the notes swaps its sides. */
function jpegSize(bytes: Buffer): PictureSize | null {
  let offset = 2;
  let isTurned = false;
  while (offset + 9 < bytes.length) {
    const marker = bytes.readUInt16BE(offset);
    const isFrame = marker >= 0xffc0 && marker <= 0xffcf && ![0xffc4, 0xffc8, 0xffcc].includes(marker);
    if (isFrame) {
      const [height, width] = [bytes.readUInt16BE(offset + 5), bytes.readUInt16BE(offset + 7)];
      return isTurned ? { width: height, height: width } : { width, height };
    }
    const length = bytes.readUInt16BE(offset + 2);
    if (marker === 0xffe1) isTurned = orientationOf(bytes.subarray(offset + 4, offset + 2 + length)) >= 5;
    offset += 2 + length;
  }
  return null;
}

/** Exif's tag 274 in the first directory; 1 stands for "as it is". */
function orientationOf(segment: Buffer): number {
  if (segment.toString("latin1", 0, 6) !== "Exif\0\0") return 1;
  const tiff = segment.subarray(6);
  const isLittle = tiff.toString("latin1", 0, 2) === "II";
  const word = (at: number) => (isLittle ? tiff.readUInt16LE(at) : tiff.readUInt16BE(at));
  const directory = isLittle ? tiff.readUInt32LE(4) : tiff.readUInt32BE(4);
  const count = word(directory);
  for (let index = 0; index < count; index += 1) {
    const entry = directory + 2 + index * 12;
    if (word(entry) === 274) return word(entry + 8);
  }
  return 1;
}

function webpSize(bytes: Buffer): PictureSize | null {
  const form = bytes.toString("latin1", 12, 16);
  if (form === "VP8X") return { width: bytes.readUIntLE(24, 3) + 1, height: bytes.readUIntLE(27, 3) + 1 };
  if (form === "VP8 ")
    return { width: bytes.readUInt16LE(26) & 0x3fff, height: bytes.readUInt16LE(28) & 0x3fff };
  if (form !== "VP8L") return null;
  const bits = bytes.readUInt32LE(21);
  return { width: (bits & 0x3fff) + 1, height: ((bits >> 14) & 0x3fff) + 1 };
}
