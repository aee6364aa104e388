import { expect, test } from "vitest";
import { isWorkingTime } from "./working-hours";

const hours: Record<string, [string, string][]> = {
  "1": [
    ["09:00", "12:00"],
    ["13:00", "18:00"],
  ],
};

test.each([
  ["2026-11-23T11:59:00Z", false],
  ["2026-11-23T12:00:00Z", true],
  ["2026-11-23T15:00:00Z", false],
  ["2026-11-23T16:00:00Z", true],
  ["2026-11-23T21:00:00Z", false],
  ["2026-11-24T13:00:00Z", false],
])("%s in São Paulo: %s", (at, works) => {
  expect(isWorkingTime(hours, "America/Sao_Paulo", new Date(at))).toBe(works);
});

test("no hours mean always", () => {
  expect(isWorkingTime(null, "America/Sao_Paulo")).toBe(true);
  expect(isWorkingTime({}, "America/Sao_Paulo")).toBe(false);
});
