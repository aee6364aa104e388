import { expect, test } from "vitest";
import { aucInterval, aucOf, calibrationBins, eceOf, qualityOf, topDecileOf } from "./metrics";

test("ties count half", () => {
  expect(aucOf([0.1, 0.5, 0.5, 0.9], [0, 0, 1, 1])).toBe(0.875);
  expect(aucOf([0.5, 0.5, 0.5], [0, 1, 0])).toBe(0.5);
  expect(aucOf([0.9, 0.1], [0, 1])).toBe(0);
});

test("one outcome alone has no area", () => {
  expect(aucOf([0.2, 0.4], [1, 1])).toBeNull();
  expect(aucInterval([0.2, 0.4], [0, 0])).toBeNull();
});

test("the interval holds the area and is the same every time", () => {
  const scores = Array.from({ length: 200 }, (_, i) => (i * 37) % 101);
  const outcomes = scores.map((score, i) => Number(score + ((i * 53) % 60) > 80));
  const [low, high] = aucInterval(scores, outcomes)!;
  const auc = aucOf(scores, outcomes)!;
  expect(low).toBeLessThan(auc);
  expect(high).toBeGreaterThan(auc);
  expect(aucInterval(scores, outcomes)).toEqual([low, high]);
});

test("the best tenth shares what ties at its edge", () => {
  const p = Array.from({ length: 20 }, (_, i) => (i === 0 ? 0.9 : 0.5));
  const outcomes = p.map((_, i) => Number(i === 0 || i === 1));
  // One of two places is the first row's; the other is any of nineteen, of which one was won.
  expect(topDecileOf(p, outcomes)).toBeCloseTo((1 + 1 / 19) / 2, 12);
  expect(topDecileOf([0.4], [1])).toBeNull();
});

test("precision is null when nobody reaches a half", () => {
  const quality = qualityOf([0.1, 0.2, 0.3], [0, 0, 1], 1 / 3)!;
  expect(quality.precision).toBeNull();
  expect(quality.accuracy).toBeCloseTo(2 / 3);
  expect(qualityOf([], [], 0.5)).toBeNull();
});

test("what is said and what happens agree", () => {
  const p = Array.from({ length: 1_000 }, (_, i) => (i % 10) / 10);
  const outcomes = p.map((one, i) => Number(Math.floor(i / 10) % 10 < one * 10));
  expect(eceOf(calibrationBins(p, outcomes))).toBeLessThan(1e-9);
});
