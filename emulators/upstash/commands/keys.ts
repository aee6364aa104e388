import { globToRegExp, toInteger, type CommandTable } from "../command";
import { RedisError } from "../errors";
import type { RedisStore } from "../store";
import { scan } from "./scan";

const countIf = (keys: string[], test: (key: string) => boolean) => keys.filter(test).length;

export const keyCommands: CommandTable = {
  DEL: { min: 1, run: (store, keys) => countIf(keys, (key) => store.delete(key)) },
  UNLINK: { min: 1, run: (store, keys) => countIf(keys, (key) => store.delete(key)) },
  EXISTS: { min: 1, run: (store, keys) => countIf(keys, (key) => store.type(key) !== undefined) },
  TYPE: { min: 1, max: 1, run: (store, [key = ""]) => store.type(key) ?? "none" },
  EXPIRE: {
    min: 2,
    max: 3,
    run: (store, [key = "", n, flag]) => expire(store, key, store.nowMs() + toInteger(n) * 1000, flag),
  },
  PEXPIRE: {
    min: 2,
    max: 3,
    run: (store, [key = "", n, flag]) => expire(store, key, store.nowMs() + toInteger(n), flag),
  },
  EXPIREAT: {
    min: 2,
    max: 3,
    run: (store, [key = "", n, flag]) => expire(store, key, toInteger(n) * 1000, flag),
  },
  PEXPIREAT: { min: 2, max: 3, run: (store, [key = "", n, flag]) => expire(store, key, toInteger(n), flag) },
  PERSIST: {
    min: 1,
    max: 1,
    run(store, [key = ""]) {
      if (store.expiresAtMs(key) === undefined) return 0;
      store.setExpiry(key, undefined);
      return 1;
    },
  },
  TTL: {
    min: 1,
    max: 1,
    run(store, [key = ""]) {
      const ms = remainingMs(store, key);
      return ms < 0 ? ms : Math.round(ms / 1000);
    },
  },
  PTTL: { min: 1, max: 1, run: (store, [key = ""]) => remainingMs(store, key) },
  RENAME: {
    min: 2,
    max: 2,
    run(store, [from = "", to = ""]) {
      if (!store.rename(from, to)) throw new RedisError("ERR no such key");
      return "OK";
    },
  },
  KEYS: {
    min: 1,
    max: 1,
    run(store, [pattern = "*"]) {
      const matcher = globToRegExp(pattern);
      return store.keys().filter((key) => matcher.test(key));
    },
  },
  SCAN: { min: 1, run: (store, [cursor, ...options]) => scan(store, toInteger(cursor), options) },
  DBSIZE: { min: 0, max: 0, run: (store) => store.keys().length },
  FLUSHALL: { min: 0, max: 1, run: flush },
  FLUSHDB: { min: 0, max: 1, run: flush },
  PING: { min: 0, max: 1, run: (_store, [text = "PONG"]) => text },
  ECHO: { min: 1, max: 1, run: (_store, [text = ""]) => text },
  TIME: {
    min: 0,
    max: 0,
    run(store) {
      const nowMs = store.nowMs();
      return [String(Math.floor(nowMs / 1000)), String((nowMs % 1000) * 1000)];
    },
  },
};

function flush(store: RedisStore) {
  store.clear();
  return "OK";
}

/** -2 for no key, -1 for no expiry. */
function remainingMs(store: RedisStore, key: string): number {
  if (store.type(key) === undefined) return -2;
  const expiresAtMs = store.expiresAtMs(key);
  return expiresAtMs === undefined ? -1 : expiresAtMs - store.nowMs();
}

function expire(store: RedisStore, key: string, atMs: number, flag?: string): number {
  if (store.type(key) === undefined) return 0;
  const current = store.expiresAtMs(key);
  switch (flag?.toUpperCase()) {
    case undefined:
      break;
    case "NX":
      if (current !== undefined) return 0;
      break;
    case "XX":
      if (current === undefined) return 0;
      break;
    case "GT":
      if (current === undefined || atMs <= current) return 0;
      break;
    case "LT":
      if (current !== undefined && atMs >= current) return 0;
      break;
    default:
      throw new RedisError(`ERR Unsupported option ${flag}`);
  }
  if (atMs <= store.nowMs()) store.delete(key);
  else store.setExpiry(key, atMs);
  return 1;
}
