import { globToRegExp, toInteger } from "../command";
import { syntaxError } from "../errors";
import type { RedisStore } from "../store";

const defaultCount = 10;

/**
 * Pages by a hash of the key, so that a key present during the whole scan is returned even when others come and go.
 * The next cursor is the first hash not yet seen; keys of one hash stay on one page.
 */
export function scan(store: RedisStore, cursor: number, options: string[]) {
  let pattern = "*";
  let count = defaultCount;
  let type: string | undefined;
  for (let i = 0; i < options.length; i += 2) {
    const [name, value] = [options[i]?.toUpperCase(), options[i + 1]];
    if (value === undefined) throw syntaxError();
    if (name === "MATCH") pattern = value;
    else if (name === "COUNT") count = Math.max(1, toInteger(value));
    else if (name === "TYPE") type = value.toLowerCase();
    else throw syntaxError();
  }
  const rest = store
    .keys()
    .map((key) => ({ key, hash: hashKey(key) }))
    .filter(({ hash }) => hash >= cursor)
    .sort((a, b) => a.hash - b.hash);
  const lastHash = rest[count - 1]?.hash ?? Infinity;
  const page = rest.filter(({ hash }) => hash <= lastHash);
  const matcher = globToRegExp(pattern);
  const keys = page
    .map(({ key }) => key)
    .filter((key) => matcher.test(key) && (!type || store.type(key) === type));
  return [page.length < rest.length ? String(lastHash + 1) : "0", keys];
}

/** FNV-1a, 32 bits; never 0, which is the cursor that means "from the start" and "done". */
function hashKey(key: string): number {
  let hash = 0x811c9dc5;
  for (const byte of Buffer.from(key)) hash = Math.imul(hash ^ byte, 0x01000193);
  return (hash >>> 0) + 1;
}
