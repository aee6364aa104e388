import { createReadStream, createWriteStream } from "node:fs";
import { mkdir, open, rename, rm } from "node:fs/promises";
import path from "node:path";
import { pipeline } from "node:stream/promises";
import { notFound } from "@/lib/errors";
import type { Storage } from "../types";

/** A folder of this machine; for one server with a disk of its own. */
export function localStorageIn(folder: string): Storage {
  const root = path.resolve(folder);
  const fileOf = (key: string) => {
    if (!/^[\w-]+(?:\/[\w-]+)*$/.test(key)) throw new Error("not a key of ours");
    return path.join(/*turbopackIgnore: true*/ root, key);
  };
  return {
    async put(key, bytes) {
      const file = fileOf(key);
      const partial = `${file}.part`;
      await mkdir(path.dirname(file), { recursive: true });
      try {
        await pipeline(bytes, createWriteStream(partial, { mode: 0o600 }));
        await rename(partial, file);
      } catch (error) {
        await rm(partial, { force: true });
        throw error;
      }
    },
    async open(key, part) {
      const handle = await open(fileOf(key), "r").catch((error: NodeJS.ErrnoException) => {
        throw error.code === "ENOENT" ? notFound() : error;
      });
      return createReadStream("", { fd: handle, ...part });
    },
    remove: (key) => rm(fileOf(key), { force: true }),
  };
}
