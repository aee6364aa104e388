import { expect, test } from "vitest";
import { parseCron } from "./cron";
import { dueAtMs, parseDurationMs } from "./duration";
import { compileExpression } from "./expression";

const event = { data: { a: 1, s: "x'y", nested: { flag: true }, none: null } };
const async = { data: { a: 1, s: "other" } };

test.each([
  ["event.data.a == async.data.a", true],
  ["event.data.a == '1'", false],
  ["event.data.s == 'x\\'y'", true],
  ['event.data.s == "x\'y" && event.data.a != 2', true],
  ["event.data.nested.flag", true],
  ["!event.data.nested.flag || event.data['a'] >= 1", true],
  ["event.data.a < 1 || (event.data.a > 0 && false)", false],
  ["event.data.a == -1", false],
  ["event.data.missing == async.data.missing", false],
  ["event.data.none == null", true],
  ["event.data.missing == 1 || event.data.a == 1", true],
  ["event.data.s + '-' + event.data.a == \"x'y-1\"", true],
])("%s is %s", (source, expected) => {
  expect(compileExpression(source).matches({ event, async })).toBe(expected);
});

test.each([
  "has(event.data.a)",
  "event.data.a in [1]",
  "event.data.s.startsWith('x')",
  "data.a == 1",
  "event.data.a ==",
  "1 ? 2 : 3",
])("refuses %s", (source) => expect(() => compileExpression(source)).toThrow(/unsupported expression/));

test("keys tell types apart and survive missing values", () => {
  const key = compileExpression("event.data.k");
  expect(key.key({ event: { data: { k: 1 } } })).not.toBe(key.key({ event: { data: { k: "1" } } }));
  expect(key.key({ event: {} })).toBe("null");
});

test.each([
  ["* * * * *", "2026-03-01T10:00:30Z", "2026-03-01T10:01:00Z"],
  ["*/15 8-18 * * mon-fri", "2026-03-06T18:50:00Z", "2026-03-09T08:00:00Z"],
  ["0 3 * * *", "2026-03-01T03:00:00Z", "2026-03-02T03:00:00Z"],
  ["TZ=America/Sao_Paulo 0 3 * * *", "2026-03-01T03:00:00Z", "2026-03-01T06:00:00Z"],
  ["TZ=Asia/Kolkata 30 0 1 1 *", "2026-03-01T00:00:00Z", "2026-12-31T19:00:00Z"],
  ["0 0 29 2 *", "2026-03-01T00:00:00Z", "2028-02-29T00:00:00Z"],
  ["0 0 13 * 5", "2026-03-07T00:00:00Z", "2026-03-13T00:00:00Z"],
  ["0 0 1 * 7", "2026-03-02T00:00:00Z", "2026-03-08T00:00:00Z"],
  ["@hourly", "2026-03-01T10:00:00Z", "2026-03-01T11:00:00Z"],
])("cron %s after %s is %s", (source, after, next) => {
  expect(new Date(parseCron(source).nextAfter(Date.parse(after)) ?? 0).toISOString()).toBe(
    new Date(next).toISOString(),
  );
});

test.each(["* * * *", "61 * * * *", "x * * * *", "0 0 0 * *"])("refuses cron %s", (source) => {
  expect(() => parseCron(source)).toThrow();
});

test("durations", () => {
  expect(parseDurationMs("1d2h")).toBe(93_600_000);
  expect(parseDurationMs("500ms")).toBe(500);
  expect(parseDurationMs("soon")).toBeUndefined();
  expect(dueAtMs("2026-01-01T00:00:00Z", 0)).toBe(Date.parse("2026-01-01T00:00:00Z"));
  expect(dueAtMs("", 7)).toBe(7);
});
