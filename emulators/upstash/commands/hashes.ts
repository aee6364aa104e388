import { pairs, toInteger, type CommandTable } from "../command";
import { RedisError, wrongArguments } from "../errors";
import type { RedisStore } from "../store";

const newMap = () => new Map<string, string>();

export const hashCommands: CommandTable = {
  HSET: { min: 3, run: (store, args) => setFields(store, args, "hset") },
  HMSET: {
    min: 3,
    run(store, args) {
      setFields(store, args, "hmset");
      return "OK";
    },
  },
  HSETNX: {
    min: 3,
    max: 3,
    run(store, [key = "", field = "", value = ""]) {
      if (store.hash(key)?.has(field)) return 0;
      store.ensure(key, "hash", newMap).set(field, value);
      return 1;
    },
  },
  HGET: { min: 2, max: 2, run: (store, [key = "", field = ""]) => store.hash(key)?.get(field) ?? null },
  HMGET: {
    min: 2,
    run: (store, [key = "", ...fields]) => fields.map((field) => store.hash(key)?.get(field) ?? null),
  },
  HGETALL: { min: 1, max: 1, run: (store, [key = ""]) => [...(store.hash(key) ?? [])].flat() },
  HKEYS: { min: 1, max: 1, run: (store, [key = ""]) => [...(store.hash(key)?.keys() ?? [])] },
  HVALS: { min: 1, max: 1, run: (store, [key = ""]) => [...(store.hash(key)?.values() ?? [])] },
  HLEN: { min: 1, max: 1, run: (store, [key = ""]) => store.hash(key)?.size ?? 0 },
  HEXISTS: { min: 2, max: 2, run: (store, [key = "", field = ""]) => (store.hash(key)?.has(field) ? 1 : 0) },
  HDEL: {
    min: 2,
    run(store, [key = "", ...fields]) {
      const hash = store.hash(key);
      const removed = fields.filter((field) => hash?.delete(field)).length;
      store.dropIfEmpty(key);
      return removed;
    },
  },
  HINCRBY: {
    min: 3,
    max: 3,
    run(store, [key = "", field = "", by]) {
      const current = store.hash(key)?.get(field) ?? "0";
      if (!/^-?\d+$/.test(current)) throw new RedisError("ERR hash value is not an integer");
      const next = Number(current) + toInteger(by);
      store.ensure(key, "hash", newMap).set(field, String(next));
      return next;
    },
  },
};

function setFields(store: RedisStore, [key = "", ...fields]: string[], command: string): number {
  if (fields.length % 2 !== 0) throw wrongArguments(command);
  const hash = store.ensure(key, "hash", newMap);
  const sizeBefore = hash.size;
  for (const [field, value] of pairs(fields)) hash.set(field, value);
  return hash.size - sizeBefore;
}
