import { createHash, createHmac, randomBytes } from "node:crypto";
import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import type { MediaKind } from "./content";
import { newGraphId } from "./wire";

export const mediaUrlLifeMs = 5 * 60 * 1000;

export const MediaItem = z.object({
  id: z.string(),
  phone_number_id: z.string(),
  mime_type: z.string(),
  sha256: z.string(),
  file_size: z.number(),
  filename: z.string().optional(),
});
export type MediaItem = z.infer<typeof MediaItem>;

/** Uploaded files of businesses and people, in memory or in a folder beside the state file. */
export class MediaBook {
  readonly #items = new Map<string, MediaItem>();
  readonly #bytes = new Map<string, Buffer>();
  readonly #folder: string | undefined;
  readonly #urlKey = randomBytes(16);

  constructor(folder: string | undefined) {
    this.#folder = folder;
  }

  async add(phoneNumberId: string, bytes: Buffer, mimeType: string, filename?: string): Promise<MediaItem> {
    const item: MediaItem = {
      id: newGraphId(16),
      phone_number_id: phoneNumberId,
      mime_type: mimeType,
      sha256: createHash("sha256").update(bytes).digest("base64"),
      file_size: bytes.length,
      ...(filename ? { filename } : {}),
    };
    this.#items.set(item.id, item);
    if (this.#folder) {
      await mkdir(this.#folder, { recursive: true });
      await writeFile(join(this.#folder, item.id), bytes);
    } else this.#bytes.set(item.id, bytes);
    return item;
  }

  get(id: string): MediaItem | undefined {
    return this.#items.get(id);
  }

  async bytesOf(item: MediaItem): Promise<Buffer | undefined> {
    if (!this.#folder) return this.#bytes.get(item.id);
    return readFile(join(this.#folder, item.id)).catch(() => undefined);
  }

  async remove(id: string) {
    this.#items.delete(id);
    this.#bytes.delete(id);
    if (this.#folder) await rm(join(this.#folder, id), { force: true });
  }

  /** Signs the query of a download address that dies `mediaUrlLifeMs` after `nowMs`. */
  urlQuery(id: string, nowMs: number): string {
    const expiresMs = nowMs + mediaUrlLifeMs;
    return `mid=${id}&ext=${expiresMs}&hash=${this.#hash(id, expiresMs)}`;
  }

  isUrlValid(id: string, expiresMs: number, hash: string, nowMs: number): boolean {
    return expiresMs > nowMs && hash === this.#hash(id, expiresMs);
  }

  all(): MediaItem[] {
    return [...this.#items.values()];
  }

  restore(items: MediaItem[]) {
    for (const item of items) this.#items.set(item.id, item);
  }

  #hash(id: string, expiresMs: number) {
    return createHmac("sha256", this.#urlKey).update(`${id}:${expiresMs}`).digest("base64url").slice(0, 24);
  }
}

const megabyte = 1024 * 1024;
const office = "application/vnd.openxmlformats-officedocument";
const mimeTypes: Record<MediaKind, { types: string[]; maxBytes: number }> = {
  image: { types: ["image/jpeg", "image/png"], maxBytes: 5 * megabyte },
  sticker: { types: ["image/webp"], maxBytes: megabyte / 2 },
  audio: {
    types: ["audio/aac", "audio/mp4", "audio/mpeg", "audio/amr", "audio/ogg", "audio/opus"],
    maxBytes: 16 * megabyte,
  },
  video: { types: ["video/mp4", "video/3gpp"], maxBytes: 16 * megabyte },
  document: {
    types: [
      "text/plain",
      "application/pdf",
      "application/msword",
      "application/vnd.ms-excel",
      "application/vnd.ms-powerpoint",
      `${office}.wordprocessingml.document`,
      `${office}.spreadsheetml.sheet`,
      `${office}.presentationml.presentation`,
    ],
    maxBytes: 100 * megabyte,
  },
};

export const acceptedMimeTypes = Object.values(mimeTypes).flatMap(({ types }) => types);

/** Which kind of message a file can be sent as, with Meta's size limit for it. */
export function kindOfMime(mimeType: string): { kind: MediaKind; maxBytes: number } | undefined {
  const bare = mimeType.split(";")[0]?.trim().toLowerCase() ?? "";
  for (const kind of ["image", "sticker", "audio", "video", "document"] as const) {
    if (mimeTypes[kind].types.includes(bare)) return { kind, maxBytes: mimeTypes[kind].maxBytes };
  }
  return undefined;
}
