import { sliceBounds, toInteger, type CommandTable } from "../command";
import type { RedisStore } from "../store";

type End = "head" | "tail";

export const listCommands: CommandTable = {
  LPUSH: { min: 2, run: (store, [key = "", ...values]) => push(store, key, values, "head") },
  RPUSH: { min: 2, run: (store, [key = "", ...values]) => push(store, key, values, "tail") },
  LPOP: { min: 1, max: 2, run: (store, [key = "", count]) => pop(store, key, count, "head") },
  RPOP: { min: 1, max: 2, run: (store, [key = "", count]) => pop(store, key, count, "tail") },
  LLEN: { min: 1, max: 1, run: (store, [key = ""]) => store.list(key)?.length ?? 0 },
  LRANGE: {
    min: 3,
    max: 3,
    run(store, [key = "", start = "", stop = ""]) {
      const list = store.list(key) ?? [];
      return list.slice(...sliceBounds(start, stop, list.length));
    },
  },
  LINDEX: {
    min: 2,
    max: 2,
    run: (store, [key = "", index]) => store.list(key)?.at(toInteger(index)) ?? null,
  },
  LTRIM: {
    min: 3,
    max: 3,
    run(store, [key = "", start = "", stop = ""]) {
      const list = store.list(key) ?? [];
      const kept = list.slice(...sliceBounds(start, stop, list.length));
      list.splice(0, list.length, ...kept);
      store.dropIfEmpty(key);
      return "OK";
    },
  },
  LREM: {
    min: 3,
    max: 3,
    run(store, [key = "", countText, value = ""]) {
      const count = toInteger(countText);
      const list = store.list(key) ?? [];
      const indexes = list.flatMap((item, index) => (item === value ? [index] : []));
      const chosen = count === 0 ? indexes : count > 0 ? indexes.slice(0, count) : indexes.slice(count);
      for (const index of chosen.reverse()) list.splice(index, 1);
      store.dropIfEmpty(key);
      return chosen.length;
    },
  },
};

function push(store: RedisStore, key: string, values: string[], end: End): number {
  const list = store.ensure(key, "list", () => []);
  for (const value of values) {
    if (end === "head") list.unshift(value);
    else list.push(value);
  }
  return list.length;
}

function pop(store: RedisStore, key: string, countText: string | undefined, end: End) {
  const list = store.list(key);
  if (!list) return null;
  const count = countText === undefined ? 1 : toInteger(countText);
  const popped =
    end === "head" ? list.splice(0, count) : list.splice(Math.max(0, list.length - count)).reverse();
  store.dropIfEmpty(key);
  return countText === undefined ? (popped[0] ?? null) : popped;
}
