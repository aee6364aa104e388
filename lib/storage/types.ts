import type { Readable } from "node:stream";

/** Where bytes are kept. Keys are ours, generated; nothing a person typed is part of one. */
export type Storage = {
  /** Keeps the stream; nothing is left behind when it breaks. */
  put(key: string, bytes: Readable, about: { contentType: string; sizeBytes?: number }): Promise<void>;
  /** From byte `start` to byte `end`, where given. @throws AppError `not_found` when there is nothing under the key. */
  open(key: string, part?: { start: number; end: number }): Promise<Readable>;
  /** Removing what is not there is no error. */
  remove(key: string): Promise<void>;
};
