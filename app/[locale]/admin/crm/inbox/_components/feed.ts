/** A list, newest first: what is loaded of it and where the rest begins. The shape of every list the API answers. */
export type Feed<T> = { data: T[]; next_cursor: string | null };

/** Negative when `a` comes before `b`. */
export type Order<T> = (a: T, b: T) => number;

type Item = { id: string };

/** The server's order: by time, then by id, both falling. */
export const newestFirst =
  <T extends Item>(timeOf: (item: T) => string | null): Order<T> =>
  (a, b) =>
    falling(timeOf(a) ?? "", timeOf(b) ?? "") || falling(a.id, b.id);

/**
 * Puts a freshly fetched first page over what is loaded. What lies below it is kept while the two surely touch;
 * otherwise something may be missing between them, and it is loaded again when it is scrolled to.
 */
export function withNewestPage<T extends Item>(
  current: Feed<T> | undefined,
  page: Feed<T>,
  order: Order<T>,
): Feed<T> {
  const last = page.data.at(-1);
  if (!current || !last) return page;
  const known = new Map(current.data.map((item) => [item.id, item]));
  const data = page.data.map((item) => sameOr(known.get(item.id), item));
  const twin = known.get(last.id);
  if (page.next_cursor === null || !twin || order(twin, last) !== 0)
    return { data, next_cursor: page.next_cursor };
  const onPage = new Set(page.data.map(({ id }) => id));
  const below = current.data.filter((item) => order(last, item) < 0 && !onPage.has(item.id));
  return below.length > 0
    ? { data: [...data, ...below], next_cursor: current.next_cursor }
    : { data, next_cursor: page.next_cursor };
}

/** Appends the page that was asked for with `cursor`; a second answer to the same question changes nothing. */
export function withOlderPage<T extends Item>(
  current: Feed<T> | undefined,
  page: Feed<T>,
  cursor: string,
): Feed<T> | undefined {
  if (!current || current.next_cursor !== cursor) return current;
  const known = new Set(current.data.map(({ id }) => id));
  return {
    data: [...current.data, ...page.data.filter(({ id }) => !known.has(id))],
    next_cursor: page.next_cursor,
  };
}

/** Places one item where its time says, unless that is in the part that is not loaded yet. */
export function withItem<T extends Item>(current: Feed<T>, item: T, order: Order<T>): Feed<T> {
  const rest = current.data.filter(({ id }) => id !== item.id);
  const index = rest.findIndex((other) => order(item, other) < 0);
  if (index >= 0) return { ...current, data: rest.toSpliced(index, 0, item) };
  return { ...current, data: current.next_cursor === null ? [...rest, item] : rest };
}

export const withoutItem = <T extends Item>(current: Feed<T>, id: string): Feed<T> => ({
  ...current,
  data: current.data.filter((item) => item.id !== id),
});

const falling = (a: string, b: string) => (a === b ? 0 : a > b ? -1 : 1);

/** The object that is on screen already, when nothing in it changed: its row then need not be drawn again. */
const sameOr = <T>(known: T | undefined, fresh: T): T =>
  known !== undefined && JSON.stringify(known) === JSON.stringify(fresh) ? known : fresh;
