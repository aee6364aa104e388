import { formatFloat, pairs, toFloat, toInteger, type CommandTable } from "../command";
import { RedisError, notAnInteger, syntaxError, wrongArguments } from "../errors";
import type { RedisStore } from "../store";

type SetOptions = { nx: boolean; xx: boolean; get: boolean; keepTtl: boolean; expiresAtMs?: number };

export const stringCommands: CommandTable = {
  GET: { min: 1, max: 1, run: (store, [key = ""]) => store.string(key) ?? null },
  SET: {
    min: 2,
    run(store, [key = "", value = "", ...rest]) {
      const options = readSetOptions(store, rest);
      const previous = options.get ? (store.string(key) ?? null) : null;
      const exists = store.type(key) !== undefined;
      if ((options.nx && exists) || (options.xx && !exists)) return options.get ? previous : null;
      store.setString(key, value, options.keepTtl ? store.expiresAtMs(key) : options.expiresAtMs);
      return options.get ? previous : "OK";
    },
  },
  SETEX: { min: 3, max: 3, run: (store, args) => setWithExpiry(store, args, "setex", 1000) },
  PSETEX: { min: 3, max: 3, run: (store, args) => setWithExpiry(store, args, "psetex", 1) },
  SETNX: {
    min: 2,
    max: 2,
    run(store, [key = "", value = ""]) {
      if (store.type(key) !== undefined) return 0;
      store.setString(key, value);
      return 1;
    },
  },
  GETSET: {
    min: 2,
    max: 2,
    run(store, [key = "", value = ""]) {
      const previous = store.string(key) ?? null;
      store.setString(key, value);
      return previous;
    },
  },
  GETDEL: {
    min: 1,
    max: 1,
    run(store, [key = ""]) {
      const value = store.string(key) ?? null;
      store.delete(key);
      return value;
    },
  },
  STRLEN: { min: 1, max: 1, run: (store, [key = ""]) => Buffer.byteLength(store.string(key) ?? "") },
  APPEND: {
    min: 2,
    max: 2,
    run(store, [key = "", value = ""]) {
      const next = (store.string(key) ?? "") + value;
      store.setString(key, next, store.expiresAtMs(key));
      return Buffer.byteLength(next);
    },
  },
  MGET: {
    min: 1,
    run: (store, keys) =>
      keys.map((key) => (store.type(key) === "string" ? (store.string(key) ?? null) : null)),
  },
  MSET: {
    min: 2,
    run(store, args) {
      if (args.length % 2 !== 0) throw wrongArguments("mset");
      for (const [key, value] of pairs(args)) store.setString(key, value);
      return "OK";
    },
  },
  INCR: { min: 1, max: 1, run: (store, [key = ""]) => add(store, key, 1) },
  DECR: { min: 1, max: 1, run: (store, [key = ""]) => add(store, key, -1) },
  INCRBY: { min: 2, max: 2, run: (store, [key = "", by]) => add(store, key, toInteger(by)) },
  DECRBY: { min: 2, max: 2, run: (store, [key = "", by]) => add(store, key, -toInteger(by)) },
  INCRBYFLOAT: {
    min: 2,
    max: 2,
    run(store, [key = "", by]) {
      const next = formatFloat(toFloat(store.string(key) ?? "0") + toFloat(by));
      store.setString(key, next, store.expiresAtMs(key));
      return next;
    },
  },
};

function readSetOptions(store: RedisStore, args: string[]): SetOptions {
  const options: SetOptions = { nx: false, xx: false, get: false, keepTtl: false };
  for (let i = 0; i < args.length; i += 1) {
    const option = args[i]?.toUpperCase();
    if (option === "NX") options.nx = true;
    else if (option === "XX") options.xx = true;
    else if (option === "GET") options.get = true;
    else if (option === "KEEPTTL") options.keepTtl = true;
    else if (options.expiresAtMs === undefined && args[i + 1] !== undefined) {
      options.expiresAtMs = readExpiry(store, option, args[(i += 1)]);
    } else throw syntaxError();
  }
  if (options.nx && options.xx) throw syntaxError();
  if (options.keepTtl && options.expiresAtMs !== undefined) throw syntaxError();
  return options;
}

function readExpiry(store: RedisStore, unit: string | undefined, text: string | undefined): number {
  const amount = toInteger(text);
  if (amount <= 0) throw new RedisError("ERR invalid expire time in 'set' command");
  if (unit === "EX") return store.nowMs() + amount * 1000;
  if (unit === "PX") return store.nowMs() + amount;
  if (unit === "EXAT") return amount * 1000;
  if (unit === "PXAT") return amount;
  throw syntaxError();
}

function setWithExpiry(
  store: RedisStore,
  [key = "", amountText, value = ""]: string[],
  name: string,
  unitMs: number,
) {
  const amount = toInteger(amountText);
  if (amount <= 0) throw new RedisError(`ERR invalid expire time in '${name}' command`);
  store.setString(key, value, store.nowMs() + amount * unitMs);
  return "OK";
}

function add(store: RedisStore, key: string, by: number): number {
  const next = toInteger(store.string(key) ?? "0") + by;
  // Beyond this JSON numbers, which the REST API answers with, are no longer exact.
  if (!Number.isSafeInteger(next)) throw notAnInteger();
  store.setString(key, String(next), store.expiresAtMs(key));
  return next;
}
