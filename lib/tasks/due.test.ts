import { expect, test } from "vitest";
import { dueInZone, dueOf, reminderOf } from "./due";

const saoPaulo = "America/Sao_Paulo";

test("a whole day ends when it ends for its owner", () => {
  expect(dueOf(saoPaulo, { due_on: "2026-11-25" })).toEqual({
    due_at: "2026-11-26T02:59:59.000Z",
    is_all_day: true,
  });
  expect(dueOf("America/New_York", { due_on: "2026-03-08" })?.due_at).toBe("2026-03-09T03:59:59.000Z");
  expect(dueOf(saoPaulo, { due_on: "2018-11-03" })?.due_at).toBe("2018-11-04T02:59:59.000Z");
});

test("a moment is a moment, whoever writes it", () => {
  expect(dueOf(saoPaulo, { due_at: "2026-11-25T09:00:00-03:00" })).toEqual({
    due_at: "2026-11-25T12:00:00.000Z",
    is_all_day: false,
  });
  expect(dueOf(saoPaulo, {})).toBeUndefined();
});

test("a new owner has the same day, in their own calendar; a moment stays", () => {
  const day = { due_at: "2026-11-26T02:59:59.000Z", is_all_day: true };
  expect(dueInZone(day, saoPaulo, "Europe/Lisbon").due_at).toBe("2026-11-25T23:59:59.000Z");
  expect(dueInZone({ ...day, is_all_day: false }, saoPaulo, "Europe/Lisbon").due_at).toBe(day.due_at);
});

test("reminds shortly before a moment, and in the morning of a day", () => {
  const now = new Date("2026-11-20T12:00:00Z");
  expect(reminderOf(saoPaulo, { due_at: "2026-11-25T12:00:00.000Z", is_all_day: false }, now)).toBe(
    "2026-11-25T11:45:00.000Z",
  );
  expect(reminderOf(saoPaulo, { due_at: "2026-11-26T02:59:59.000Z", is_all_day: true }, now)).toBe(
    "2026-11-25T12:00:00.000Z",
  );
});

test("what is due sooner than that reminds when it is due", () => {
  const now = new Date("2026-11-25T11:50:00Z");
  expect(reminderOf(saoPaulo, { due_at: "2026-11-25T12:00:00.000Z", is_all_day: false }, now)).toBe(
    "2026-11-25T12:00:00.000Z",
  );
});
