import { notAFloat, notAnInteger, syntaxError } from "./errors";
import type { RedisStore } from "./store";

/** What a command may answer over REST. */
export type Reply = string | number | null | Reply[];

export type Command = {
  /** Number of arguments after the command's name. */
  min: number;
  max?: number;
  run(store: RedisStore, args: string[]): Reply;
};

export type CommandTable = Record<string, Command>;

const int64Limit = 2 ** 63;

export function toInteger(text: string | undefined): number {
  if (text === undefined || !/^-?\d+$/.test(text) || Math.abs(Number(text)) >= int64Limit)
    throw notAnInteger();
  return Number(text);
}

export function toFloat(text: string | undefined): number {
  const lower = text?.toLowerCase() ?? "";
  if (/^[+-]?inf(inity)?$/.test(lower)) return lower.startsWith("-") ? -Infinity : Infinity;
  const value = Number(lower);
  if (lower.trim() === "" || Number.isNaN(value)) throw notAFloat();
  return value;
}

/** A score or float as Redis prints it. */
export function formatFloat(value: number): string {
  if (value === Infinity) return "inf";
  return value === -Infinity ? "-inf" : String(value);
}

/** Splits `k v k v` into pairs. */
export function pairs(args: string[]): [string, string][] {
  if (args.length % 2 !== 0) throw syntaxError();
  const result: [string, string][] = [];
  for (let i = 0; i < args.length; i += 2) result.push([args[i] ?? "", args[i + 1] ?? ""]);
  return result;
}

/** Start and end of a range given with Redis' negative indexes, for `slice`. */
export function sliceBounds(startText: string, stopText: string, length: number): [number, number] {
  const absolute = (index: number) => (index < 0 ? Math.max(0, length + index) : index);
  const stop = toInteger(stopText);
  return [absolute(toInteger(startText)), stop < 0 ? Math.max(0, length + stop + 1) : stop + 1];
}

/** Redis' glob: `*`, `?`, `[abc]`, `[^a]` and a backslash before a literal. */
export function globToRegExp(glob: string): RegExp {
  const source = glob.replace(
    /\\(.)|\[(\^?)([^\]]*)\]|[*?]|[\s\S]/g,
    (token, escaped: string, negated: string, set: string) => {
      if (escaped !== undefined) return escapeRegExp(escaped);
      if (set !== undefined) return `[${negated}${set.replace(/[\\\]]/g, "\\$&")}]`;
      if (token === "*") return "[\\s\\S]*";
      return token === "?" ? "[\\s\\S]" : escapeRegExp(token);
    },
  );
  return new RegExp(`^${source}$`);
}

const escapeRegExp = (text: string) => text.replace(/[.*+?^${}()|[\]\\/-]/g, "\\$&");
