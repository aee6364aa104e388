import { toInteger, type CommandTable } from "../command";
import type { RedisStore } from "../store";

const members = (store: RedisStore, key: string): string[] => [...(store.set(key) ?? [])];

export const setCommands: CommandTable = {
  SADD: {
    min: 2,
    run(store, [key = "", ...added]) {
      const set = store.ensure(key, "set", () => new Set());
      const sizeBefore = set.size;
      for (const member of added) set.add(member);
      return set.size - sizeBefore;
    },
  },
  SREM: {
    min: 2,
    run(store, [key = "", ...removed]) {
      const set = store.set(key);
      const count = removed.filter((member) => set?.delete(member)).length;
      store.dropIfEmpty(key);
      return count;
    },
  },
  SPOP: {
    min: 1,
    max: 2,
    run(store, [key = "", count]) {
      const popped = members(store, key).slice(0, count === undefined ? 1 : toInteger(count));
      for (const member of popped) store.set(key)?.delete(member);
      store.dropIfEmpty(key);
      return count === undefined ? (popped[0] ?? null) : popped;
    },
  },
  SMEMBERS: { min: 1, max: 1, run: (store, [key = ""]) => members(store, key) },
  SISMEMBER: {
    min: 2,
    max: 2,
    run: (store, [key = "", member = ""]) => (store.set(key)?.has(member) ? 1 : 0),
  },
  SMISMEMBER: {
    min: 2,
    run: (store, [key = "", ...asked]) => asked.map((member) => (store.set(key)?.has(member) ? 1 : 0)),
  },
  SCARD: { min: 1, max: 1, run: (store, [key = ""]) => store.set(key)?.size ?? 0 },
  SUNION: { min: 1, run: (store, keys) => [...new Set(keys.flatMap((key) => members(store, key)))] },
  SINTER: {
    min: 1,
    run: (store, [first = "", ...keys]) =>
      members(store, first).filter((member) => keys.every((key) => store.set(key)?.has(member))),
  },
  SDIFF: {
    min: 1,
    run: (store, [first = "", ...keys]) =>
      members(store, first).filter((member) => !keys.some((key) => store.set(key)?.has(member))),
  },
};
