import { wrongType } from "./errors";

type ValueByType = {
  string: string;
  hash: Map<string, string>;
  set: Set<string>;
  zset: Map<string, number>;
  list: string[];
};
export type RedisType = keyof ValueByType;
type Entry = { [T in RedisType]: { type: T; value: ValueByType[T]; expiresAtMs?: number } }[RedisType];

/** Keys, their typed values and their expiry, which is checked when a key is looked at. */
export class RedisStore {
  readonly #entries = new Map<string, Entry>();
  readonly #now: () => number;

  constructor(now: () => number = Date.now) {
    this.#now = now;
  }

  nowMs(): number {
    return this.#now();
  }

  string(key: string): string | undefined {
    return this.#read(key, "string");
  }

  hash(key: string): Map<string, string> | undefined {
    return this.#read(key, "hash");
  }

  set(key: string): Set<string> | undefined {
    return this.#read(key, "set");
  }

  zset(key: string): Map<string, number> | undefined {
    return this.#read(key, "zset");
  }

  list(key: string): string[] | undefined {
    return this.#read(key, "list");
  }

  /** Like the reader of the same type, but creates the collection when the key is absent. */
  ensure<T extends Exclude<RedisType, "string">>(
    key: string,
    type: T,
    create: () => ValueByType[T],
  ): ValueByType[T] {
    const existing = this.#read(key, type);
    if (existing !== undefined) return existing;
    const value = create();
    this.#entries.set(key, entryOf(type, value));
    return value;
  }

  /** Replaces the value whatever its type; keeps the expiry only when told to. */
  setString(key: string, value: string, expiresAtMs?: number) {
    this.#entries.set(key, { type: "string", value, expiresAtMs });
  }

  /** Redis has no empty collections: the key goes with its last member. */
  dropIfEmpty(key: string) {
    const entry = this.#live(key);
    if (!entry || entry.type === "string") return;
    const size = entry.type === "list" ? entry.value.length : entry.value.size;
    if (size === 0) this.#entries.delete(key);
  }

  type(key: string): RedisType | undefined {
    return this.#live(key)?.type;
  }

  delete(key: string): boolean {
    return this.#live(key) !== undefined && this.#entries.delete(key);
  }

  rename(from: string, to: string): boolean {
    const entry = this.#live(from);
    if (!entry) return false;
    this.#entries.delete(from);
    this.#entries.set(to, entry);
    return true;
  }

  expiresAtMs(key: string): number | undefined {
    return this.#live(key)?.expiresAtMs;
  }

  setExpiry(key: string, expiresAtMs: number | undefined) {
    const entry = this.#live(key);
    if (entry) entry.expiresAtMs = expiresAtMs;
  }

  keys(): string[] {
    return [...this.#entries.keys()].filter((key) => this.#live(key));
  }

  clear() {
    this.#entries.clear();
  }

  #live(key: string): Entry | undefined {
    const entry = this.#entries.get(key);
    if (entry?.expiresAtMs === undefined || entry.expiresAtMs > this.#now()) return entry;
    this.#entries.delete(key);
    return undefined;
  }

  #read<T extends RedisType>(key: string, type: T): ValueByType[T] | undefined {
    const entry = this.#live(key);
    if (!entry) return undefined;
    if (entry.type !== type) throw wrongType();
    return valueOf<T>(entry);
  }
}

// The two casts below hold because an entry is only ever built with a value of its own type.
const entryOf = <T extends RedisType>(type: T, value: ValueByType[T]) => ({ type, value }) as Entry;
const valueOf = <T extends RedisType>(entry: Entry) => entry.value as ValueByType[T];
