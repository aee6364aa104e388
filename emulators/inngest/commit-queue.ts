import postgres from "postgres";
import { Changes } from "./changes";
import type { Log } from "./model";
import { supersededCode } from "./schema";

const retryDelayMs = 200;
/** Bounds one SQL call; a burst larger than this is written in several. */
const maxUnitsPerWrite = 500;

type Unit = { changes: Changes; resolve: () => void; reject: (error: unknown) => void };

/**
 * Group commit: while one write is under way, the next changes gather and then go out together, so that
 * concurrent work shares the fsync. Writes are idempotent, which makes "did it commit?" harmless to repeat.
 */
export class CommitQueue {
  readonly #write: (changes: Changes) => Promise<void>;
  readonly #log: Log;
  readonly #onSuperseded: () => void;
  #waiting: Unit[] = [];
  #writing = false;
  #stopped = false;

  constructor(write: (changes: Changes) => Promise<void>, log: Log, onSuperseded: () => void) {
    this.#write = write;
    this.#log = log;
    this.#onSuperseded = onSuperseded;
  }

  /** Rejects only for changes that the database can never take. */
  add(changes: Changes): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ changes, resolve, reject });
      void this.#drain();
    });
  }

  /** Gives up on what is not written; its callers never hear back, as if the process had died. */
  stop() {
    this.#stopped = true;
  }

  async #drain() {
    if (this.#writing) return;
    this.#writing = true;
    while (this.#waiting.length > 0 && !this.#stopped) {
      await this.#writeBatch(this.#waiting.splice(0, maxUnitsPerWrite));
    }
    this.#writing = false;
  }

  async #writeBatch(units: Unit[]) {
    const merged = units.reduce((all, unit) => all.merge(unit.changes), new Changes());
    const error = merged.isEmpty ? undefined : await this.#writeUntilAnswered(merged);
    if (error === undefined) return units.forEach((unit) => unit.resolve());
    if (units.length === 1) return units[0]?.reject(error);
    // One bad unit must not take the others with it.
    for (const unit of units) await this.#writeBatch([unit]);
  }

  /** Repeats while PostgreSQL is away. Returns the error when it has refused the changes themselves. */
  async #writeUntilAnswered(changes: Changes): Promise<unknown> {
    for (let attempt = 0; ; attempt += 1) {
      try {
        await this.#write(changes);
        if (attempt > 0) this.#log("info", "PostgreSQL is back");
        return undefined;
      } catch (error) {
        if (this.#stopped) return new Promise(() => undefined);
        if (error instanceof postgres.PostgresError && !isTransient(error)) return this.#refused(error);
        if (attempt === 0)
          this.#log("warn", "PostgreSQL is not reachable, waiting", { error: String(error) });
        await new Promise((resolve) => setTimeout(resolve, retryDelayMs));
      }
    }
  }

  #refused(error: postgres.PostgresError): unknown {
    if (error.code !== supersededCode) return error;
    this.#stopped = true;
    this.#log("error", "another executor has taken this database over");
    this.#onSuperseded();
    return new Promise(() => undefined);
  }
}

/** Connection, resources, shutdown and serialization failures: the same statement works later. */
const isTransient = (error: postgres.PostgresError) => /^(08|25|3D|40|53|55|57|58)/.test(error.code);
