import { describe, expect, test } from "vitest";
import { topsOf, windowOf } from "./card-window";

const cards = Array.from({ length: 1_000 }, (_, n) => ({ id: `c${n}` }));
const tops = topsOf(cards, ({ id }) => (id.endsWith("0") ? 60 : 90));
const nobody = new Set<string>();
const heightOf = (parts: ReturnType<typeof windowOf>) =>
  parts.reduce(
    (sum, part) =>
      sum + (part.kind === "gap" ? part.height : (tops[part.index + 1] ?? 0) - (tops[part.index] ?? 0)),
    0,
  );

describe("the window of a column", () => {
  test.each([0, 1_234, 40_000, 86_990])("from %i has a screenful and the height of all", (top) => {
    const parts = windowOf(cards, tops, { top, bottom: top + 900 }, nobody);
    const shown = parts.flatMap((part) => (part.kind === "card" ? [part.index] : []));
    expect(shown.length).toBeLessThan(14);
    expect(shown).toEqual(Array.from({ length: shown.length }, (_, n) => (shown[0] ?? 0) + n));
    expect(tops[shown[0] ?? 0]).toBeLessThanOrEqual(top);
    expect(heightOf(parts)).toBe(tops.at(-1));
  });

  test("keeps what is carried, far away, in its place", () => {
    const parts = windowOf(cards, tops, { top: 0, bottom: 900 }, new Set(["c500", "c999"]));
    expect(parts.slice(-4).map((part) => (part.kind === "card" ? part.card.id : "gap"))).toEqual([
      "gap",
      "c500",
      "gap",
      "c999",
    ]);
    expect(heightOf(parts)).toBe(tops.at(-1));
  });

  test("of no cards is empty", () => {
    expect(
      windowOf(
        [],
        topsOf([], () => 1),
        { top: 0, bottom: 900 },
        nobody,
      ),
    ).toEqual([]);
  });
});
