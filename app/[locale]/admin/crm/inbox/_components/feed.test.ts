import { expect, test } from "vitest";
import { newestFirst, withItem, withNewestPage, withOlderPage, withoutItem, type Feed } from "./feed";

type Item = { id: string; at: string; text?: string };
const order = newestFirst<Item>((item) => item.at);
const item = (n: number, text?: string): Item => ({
  id: `id-${n}`,
  at: `2026-01-01T00:00:${String(n).padStart(2, "0")}.000Z`,
  text,
});
const feed = (numbers: number[], next_cursor: string | null): Feed<Item> => ({
  data: numbers.map((n) => item(n)),
  next_cursor,
});
const ids = ({ data }: Feed<Item>) => data.map(({ id }) => Number(id.slice(3)));

test("a fresh first page goes over the loaded one and keeps what lies below", () => {
  const merged = withNewestPage(feed([5, 4, 3, 2], "below-2"), feed([7, 6, 5, 4], "below-4"), order);
  expect(ids(merged)).toEqual([7, 6, 5, 4, 3, 2]);
  expect(merged.next_cursor).toBe("below-2");
});

test("where the fresh page and the loaded one do not touch, the list starts over", () => {
  const merged = withNewestPage(feed([3, 2, 1], null), feed([9, 8], "below-8"), order);
  expect(ids(merged)).toEqual([9, 8]);
  expect(merged.next_cursor).toBe("below-8");
});

test("what left the first page is gone", () => {
  expect(ids(withNewestPage(feed([5, 4, 3, 2, 1], null), feed([5, 3], "below-3"), order))).toEqual([
    5, 3, 2, 1,
  ]);
});

test("a row that did not change stays the same object", () => {
  const current = feed([2, 1], null);
  const merged = withNewestPage(
    current,
    { data: [item(3), item(2), item(1, "changed")], next_cursor: null },
    order,
  );
  expect(merged.data[1]).toBe(current.data[0]);
  expect(merged.data[2]).toEqual(item(1, "changed"));
});

test("an older page is appended once, and only below the place it was asked for", () => {
  const appended = withOlderPage(feed([4, 3], "below-3"), feed([3, 2, 1], null), "below-3");
  expect(appended && ids(appended)).toEqual([4, 3, 2, 1]);
  expect(withOlderPage(appended, feed([2, 1], null), "below-3")).toBe(appended);
});

test("an item moves to where its time says", () => {
  const moved = withItem(feed([4, 3, 2], null), { ...item(5), id: "id-2" }, order);
  expect(ids(moved)).toEqual([2, 4, 3]);
});

test("an item older than what is loaded waits for its page", () => {
  expect(ids(withItem(feed([4, 3], "below-3"), item(1), order))).toEqual([4, 3]);
  expect(ids(withItem(feed([4, 3], null), item(1), order))).toEqual([4, 3, 1]);
});

test("an item can be taken out", () => {
  expect(ids(withoutItem(feed([2, 1], null), "id-2"))).toEqual([1]);
});
