import { mkdirSync, readFileSync } from "node:fs";
import { mkdir, rename, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import { z } from "zod";
import { Account } from "./accounts";
import { CallbackState } from "./callbacks";
import { Chat } from "./chats";
import { MediaItem } from "./media";
import { Template } from "./templates";

const writeDelayMs = 300;

export const Snapshot = z.object({
  accounts: z.array(Account),
  callbacks: CallbackState,
  chats: z.array(Chat),
  media: z.array(MediaItem),
  templates: z.array(Template),
});
export type Snapshot = z.infer<typeof Snapshot>;

/** Keeps the emulator's state in one JSON file: read at the start, written shortly after each change. */
export class StateFile {
  readonly #path: string | undefined;
  readonly #snapshot: () => Snapshot;
  #timer: NodeJS.Timeout | undefined;
  #writing: Promise<void> = Promise.resolve();

  constructor(path: string | undefined, snapshot: () => Snapshot) {
    this.#path = path;
    this.#snapshot = snapshot;
    if (path) mkdirSync(dirname(path), { recursive: true });
  }

  /** The state of the last run. A file from another version of the emulator counts as none. */
  load(): Snapshot | undefined {
    if (!this.#path) return undefined;
    try {
      return Snapshot.parse(JSON.parse(readFileSync(this.#path, "utf8")));
    } catch (error) {
      const missing = error instanceof Error && "code" in error && error.code === "ENOENT";
      if (!missing) console.warn(`whatsapp emulator: ${this.#path} is unreadable, starting empty`);
      return undefined;
    }
  }

  /** Call after every change. */
  touch() {
    if (!this.#path || this.#timer) return;
    this.#timer = setTimeout(() => {
      this.flush().catch((error: unknown) => console.warn("whatsapp emulator: state not saved", error));
    }, writeDelayMs);
    this.#timer.unref();
  }

  async flush(): Promise<void> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const path = this.#path;
    if (!path) return;
    // Written beside and renamed, so that a kill in the middle leaves the last good file.
    this.#writing = this.#writing
      .catch(() => undefined)
      .then(async () => {
        await mkdir(dirname(path), { recursive: true });
        await writeFile(`${path}.tmp`, JSON.stringify(this.#snapshot()));
        await rename(`${path}.tmp`, path);
      });
    await this.#writing;
  }
}
