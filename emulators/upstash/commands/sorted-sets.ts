import { formatFloat, sliceBounds, toFloat, toInteger, type CommandTable } from "../command";
import { RedisError, syntaxError } from "../errors";
import type { RedisStore } from "../store";
import { zadd } from "./zadd";

type Scored = { member: string; score: number };

export const sortedSetCommands: CommandTable = {
  ZADD: { min: 3, run: (store, [key = "", ...args]) => zadd(store, key, args) },
  ZINCRBY: {
    min: 3,
    max: 3,
    run: (store, [key = "", by, member = ""]) => zadd(store, key, ["INCR", by ?? "", member]),
  },
  ZREM: { min: 2, run: (store, [key = "", ...members]) => remove(store, key, members) },
  ZREMRANGEBYSCORE: {
    min: 3,
    max: 3,
    run: (store, [key = "", min = "", max = ""]) =>
      remove(
        store,
        key,
        sorted(store, key)
          .filter(inScores(min, max))
          .map(({ member }) => member),
      ),
  },
  ZREMRANGEBYRANK: {
    min: 3,
    max: 3,
    run(store, [key = "", start = "", stop = ""]) {
      const all = sorted(store, key);
      return remove(
        store,
        key,
        all.slice(...sliceBounds(start, stop, all.length)).map(({ member }) => member),
      );
    },
  },
  ZCARD: { min: 1, max: 1, run: (store, [key = ""]) => store.zset(key)?.size ?? 0 },
  ZCOUNT: {
    min: 3,
    max: 3,
    run: (store, [key = "", min = "", max = ""]) => sorted(store, key).filter(inScores(min, max)).length,
  },
  ZSCORE: {
    min: 2,
    max: 2,
    run: (store, [key = "", member = ""]) => scoreText(store.zset(key)?.get(member)),
  },
  ZMSCORE: {
    min: 2,
    run: (store, [key = "", ...members]) => members.map((member) => scoreText(store.zset(key)?.get(member))),
  },
  ZRANK: { min: 2, max: 2, run: (store, [key = "", member = ""]) => rank(sorted(store, key), member) },
  ZREVRANK: {
    min: 2,
    max: 2,
    run: (store, [key = "", member = ""]) => rank(sorted(store, key).reverse(), member),
  },
  ZRANGE: {
    min: 3,
    run: (store, [key = "", from = "", to = "", ...options]) => range(store, key, from, to, options),
  },
  ZREVRANGE: {
    min: 3,
    max: 4,
    run: (store, [key = "", from = "", to = "", ...rest]) => range(store, key, from, to, ["REV", ...rest]),
  },
  ZRANGEBYSCORE: {
    min: 3,
    run: (store, [key = "", min = "", max = "", ...options]) =>
      range(store, key, min, max, ["BYSCORE", ...options]),
  },
  ZREVRANGEBYSCORE: {
    min: 3,
    run: (store, [key = "", max = "", min = "", ...options]) =>
      range(store, key, max, min, ["BYSCORE", "REV", ...options]),
  },
};

/** By score, then by bytes of the member, as Redis orders equal scores. */
function sorted(store: RedisStore, key: string): Scored[] {
  return [...(store.zset(key) ?? [])]
    .map(([member, score]) => ({ member, score }))
    .sort((a, b) => a.score - b.score || Buffer.compare(Buffer.from(a.member), Buffer.from(b.member)));
}

const scoreText = (score: number | undefined) => (score === undefined ? null : formatFloat(score));

function rank(ordered: Scored[], member: string): number | null {
  const index = ordered.findIndex((item) => item.member === member);
  return index < 0 ? null : index;
}

function remove(store: RedisStore, key: string, members: string[]): number {
  const zset = store.zset(key);
  const count = members.filter((member) => zset?.delete(member)).length;
  store.dropIfEmpty(key);
  return count;
}

function range(store: RedisStore, key: string, from: string, to: string, args: string[]) {
  let [byScore, reverse, withScores] = [false, false, false];
  let limit: { offset: number; count: number } | undefined;
  for (let i = 0; i < args.length; i += 1) {
    const option = args[i]?.toUpperCase();
    if (option === "BYSCORE") byScore = true;
    else if (option === "REV") reverse = true;
    else if (option === "WITHSCORES") withScores = true;
    else if (option === "LIMIT")
      limit = { offset: toInteger(args[(i += 1)]), count: toInteger(args[(i += 1)]) };
    else throw syntaxError();
  }
  if (limit && !byScore) throw syntaxError();
  let items = sorted(store, key);
  if (byScore) items = items.filter(reverse ? inScores(to, from) : inScores(from, to));
  if (reverse) items.reverse();
  if (!byScore) items = items.slice(...sliceBounds(from, to, items.length));
  if (limit) items = items.slice(limit.offset, limit.count < 0 ? undefined : limit.offset + limit.count);
  return items.flatMap(({ member, score }) => (withScores ? [member, formatFloat(score)] : [member]));
}

/** Bounds as in `ZRANGEBYSCORE`: `-inf`, `+inf`, `5`, or `(5` for an open end. */
function inScores(min: string, max: string): (item: Scored) => boolean {
  const low = readBound(min);
  const high = readBound(max);
  return ({ score }) =>
    (low.open ? score > low.value : score >= low.value) &&
    (high.open ? score < high.value : score <= high.value);
}

function readBound(text: string) {
  const open = text.startsWith("(");
  try {
    return { open, value: toFloat(open ? text.slice(1) : text) };
  } catch {
    throw new RedisError("ERR min or max is not a float");
  }
}
