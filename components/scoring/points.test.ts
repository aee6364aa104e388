import { expect, test } from "vitest";
import { pointsOf } from "./points";

const reason = (points: number) => ({ factor: "source", part: null, value: "ads", points });
const explain = (baseline: number, up: number[], down: number[], rest: number) => ({
  baseline,
  up: up.map(reason),
  down: down.map(reason),
  rest,
  logit: [...up, ...down].reduce((sum, points) => sum + points, baseline + rest),
});

test.each([
  ["up", explain(-1, [1.2, 0.333, 0.07], [-0.2], 0.01)],
  ["down", explain(0.5, [0.4], [-2.1, -0.9, -0.33], -0.2)],
  ["nowhere", explain(0, [0.7], [-0.7], 0)],
])("what is shown adds up to the score (%s)", (_, explanation) => {
  const { average, up, down, rest, score } = pointsOf(explanation);
  const sum = [...up, ...down].reduce((total, { shown }) => total + shown, average + rest);
  expect(sum).toBeCloseTo(score, 9);
  expect(score).toBe(Math.round(100 / (1 + Math.exp(-explanation.logit))));
  expect(up.every(({ shown }) => shown >= 0) && down.every(({ shown }) => shown <= 0)).toBe(true);
  expect(Math.abs(rest)).toBeLessThan(8);
});
