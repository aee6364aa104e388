import { describe, expect, test } from "vitest";
import { describeColumns } from "./columns";
import { encode, placeOf } from "./encode";
import { readOutcomes, sampleStratified } from "./outcomes";
import type { Cell } from "./types";

const column = (name: string, values: Cell[]) => ({ rows: values.length, columns: [{ name, values }] });
const many = (rows: number, valueAt: (i: number) => Cell) =>
  Array.from({ length: rows }, (_, i) => valueAt(i));
const only = (name: string, values: Cell[]) => describeColumns(column(name, values));

describe("what a column is", () => {
  test("numbers, as text and with a comma", () => {
    const [feature] = only(
      "visits",
      many(60, (i) => (i % 2 ? String(i) : `1.${100 + i},5`)),
    ).features;
    expect(feature?.kind).toBe("number");
  });

  test("levels seen fewer than three times are other; 'Select' is missing", () => {
    const values = many(40, (i) => (i < 2 ? "rare" : i < 10 ? "Select" : i % 2 ? "web" : "ad"));
    const [feature] = only("source", values).features;
    expect(feature).toMatchObject({ kind: "category", levels: ["ad", "web"] });
    expect(placeOf(feature!, "Select").bin).toBe(0);
    expect(placeOf(feature!, "rare")).toEqual(placeOf(feature!, "never seen"));
  });

  test("a date gives what comes round again, never the month", () => {
    const { features } = only(
      "created",
      many(
        200,
        (i) => `2026-${String(1 + (i % 9)).padStart(2, "0")}-${String(1 + (i % 28)).padStart(2, "0")}`,
      ),
    );
    expect(features.map(({ part }) => part)).toEqual(["weekday", "day"]);
  });

  test.each([
    ["constant", many(50, () => "x"), "constant"],
    ["nearly constant", many(50, (i) => (i < 2 ? "y" : "x")), "constant"],
    ["empty", many(50, () => ""), "constant"],
    ["names of records", many(50, (i) => `lead ${i}`), "id"],
    ["numbers of records", many(50, (i) => 1_000 + i), "id"],
    ["text", many(50, (i) => `${"long words ".repeat(8)}${i % 4}`), "text"],
  ])("%s is dropped", (_, values, reason) => {
    expect(only("lead", values)).toEqual({ features: [], dropped: [{ column: "lead", reason }] });
  });

  test("a number that most rows share has its own bin", () => {
    const [feature] = only(
      "spent",
      many(100, (i) => (i < 60 ? 0 : i)),
    ).features;
    expect(placeOf(feature!, 0).bin).toBe(1);
    expect(placeOf(feature!, 61).bin).toBeGreaterThan(1);
    expect(placeOf(feature!, 99).bin).toBeGreaterThan(placeOf(feature!, 61).bin);
    expect(placeOf(feature!, "?").bin).toBe(0);
  });
});

test("a column the table has not is missing everywhere", () => {
  const { features } = only(
    "size",
    many(30, (i) => i % 7),
  );
  expect([...encode(features, { rows: 2, columns: [] }).bins]).toEqual([0, 0]);
});

describe("outcomes", () => {
  test("by the usual words, or by a named value", () => {
    expect(readOutcomes(["Yes", "no", "", "TRUE", "Won", "0", "1.0"])).toEqual([1, 0, undefined, 1, 1, 0, 1]);
    expect(readOutcomes(["gold", "tin", null], "Gold")).toEqual([1, 0, undefined]);
    expect(readOutcomes(["1.0", 0, true], "1")).toEqual([1, 0, 0]);
  });

  test("two values of which none means won are asked about", () => {
    expect(() => readOutcomes(["red", "blue"])).toThrow(/name it/);
  });

  test("a sample keeps the shares, and is the same for the same seed", () => {
    const outcomes = Uint8Array.from({ length: 1_000 }, (_, i) => Number(i % 10 === 0));
    const rows = sampleStratified(outcomes, 50, 3);
    expect(rows).toHaveLength(50);
    expect([...rows].filter((row) => outcomes[row])).toHaveLength(5);
    expect(sampleStratified(outcomes, 50, 3)).toEqual(rows);
    expect(sampleStratified(outcomes, 50, 4)).not.toEqual(rows);
    expect(sampleStratified(outcomes, 5_000, 1)).toHaveLength(1_000);
  });
});
