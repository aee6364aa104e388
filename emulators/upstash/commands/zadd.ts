import { formatFloat, pairs, toFloat, type Reply } from "../command";
import { RedisError, syntaxError } from "../errors";
import type { RedisStore } from "../store";

const flagNames = new Set(["NX", "XX", "GT", "LT", "CH", "INCR"]);

/** `ZADD` with all its flags; `ZINCRBY` is its `INCR` form. */
export function zadd(store: RedisStore, key: string, args: string[]): Reply {
  const firstScore = args.findIndex((arg) => !flagNames.has(arg.toUpperCase()));
  const flags = new Set(args.slice(0, firstScore).map((flag) => flag.toUpperCase()));
  checkFlags(flags);
  const entries = pairs(args.slice(firstScore)).map(([score, member]) => ({ score: toFloat(score), member }));
  if (entries.length === 0) throw syntaxError();
  if (flags.has("INCR") && entries.length > 1) {
    throw new RedisError("ERR INCR option supports a single increment-element pair");
  }

  const zset = store.ensure(key, "zset", () => new Map());
  let added = 0;
  let changed = 0;
  let incremented: string | null = null;
  for (const { score, member } of entries) {
    const current = zset.get(member);
    const next = flags.has("INCR") ? (current ?? 0) + score : score;
    if (!allowed(flags, current, next)) continue;
    zset.set(member, next);
    if (current === undefined) added += 1;
    else if (current !== next) changed += 1;
    incremented = formatFloat(next);
  }
  store.dropIfEmpty(key);
  if (flags.has("INCR")) return incremented;
  return flags.has("CH") ? added + changed : added;
}

function checkFlags(flags: Set<string>) {
  if (flags.has("NX") && flags.has("XX")) {
    throw new RedisError("ERR XX and NX options at the same time are not compatible");
  }
  const exclusive = ["GT", "LT", "NX"].filter((flag) => flags.has(flag));
  if (exclusive.length > 1)
    throw new RedisError("ERR GT, LT, and/or NX options at the same time are not compatible");
}

function allowed(flags: Set<string>, current: number | undefined, next: number): boolean {
  if (current === undefined) return !flags.has("XX");
  if (flags.has("NX")) return false;
  if (flags.has("GT")) return next > current;
  return !flags.has("LT") || next < current;
}
