import { describe, expect, test } from "vitest";
import { addDays, dayIn, endOfDay, instantAt, isTimeZone, timeIn, weekdayOf, zoneOf } from "./zoned-time";

const saoPaulo = "America/Sao_Paulo";
const iso = (at: Date) => at.toISOString();

describe("America/Sao_Paulo", () => {
  test("today ends at midnight there, not in UTC", () => {
    expect(dayIn(saoPaulo, new Date("2026-11-26T02:59:59Z"))).toBe("2026-11-25");
    expect(dayIn(saoPaulo, new Date("2026-11-26T03:00:00Z"))).toBe("2026-11-26");
    expect(iso(endOfDay(saoPaulo, "2026-11-25"))).toBe("2026-11-26T02:59:59.000Z");
    expect(iso(instantAt(saoPaulo, "2026-11-25", "09:00"))).toBe("2026-11-25T12:00:00.000Z");
  });

  test("a day of its former summer time begins at 01:00, since midnight was skipped", () => {
    expect(iso(instantAt(saoPaulo, "2018-11-04"))).toBe("2018-11-04T03:00:00.000Z");
    expect(timeIn(saoPaulo, instantAt(saoPaulo, "2018-11-04"))).toBe("01:00");
    expect(iso(endOfDay(saoPaulo, "2018-11-03"))).toBe("2018-11-04T02:59:59.000Z");
  });

  test("the day on which it ended has 25 hours", () => {
    expect(iso(instantAt(saoPaulo, "2018-02-17"))).toBe("2018-02-17T02:00:00.000Z");
    expect(iso(instantAt(saoPaulo, "2018-02-18"))).toBe("2018-02-18T03:00:00.000Z");
    expect(iso(endOfDay(saoPaulo, "2018-02-17"))).toBe("2018-02-18T02:59:59.000Z");
  });
});

describe("zones that still change their clocks", () => {
  test.each([
    ["Europe/Lisbon", "2026-03-29", "01:30", "2026-03-29T01:30:00.000Z"],
    ["America/New_York", "2026-03-08", "02:30", "2026-03-08T07:30:00.000Z"],
    ["America/New_York", "2026-11-01", "01:30", "2026-11-01T05:30:00.000Z"],
    ["America/New_York", "2026-11-02", "09:00", "2026-11-02T14:00:00.000Z"],
    ["Australia/Lord_Howe", "2026-10-04", "09:00", "2026-10-03T22:00:00.000Z"],
    ["Asia/Kathmandu", "2026-11-25", "09:00", "2026-11-25T03:15:00.000Z"],
    ["Pacific/Kiritimati", "2026-11-25", "00:00", "2026-11-24T10:00:00.000Z"],
  ])("%s %s %s", (zone, day, time, expected) => {
    expect(iso(instantAt(zone, day, time))).toBe(expected);
  });

  test("every day of two years begins where the one before it ended, and is the day it says", () => {
    for (const zone of [saoPaulo, "America/New_York", "Europe/Lisbon", "Africa/Cairo", "America/Santiago"]) {
      for (let day = "2025-01-01"; day < "2027-01-01"; day = addDays(day, 1)) {
        const start = instantAt(zone, day);
        expect(dayIn(zone, start), `${zone} ${day}`).toBe(day);
        expect(dayIn(zone, new Date(start.getTime() - 1)), `${zone} ${day}`).toBe(addDays(day, -1));
        expect(dayIn(zone, endOfDay(zone, day))).toBe(day);
      }
    }
  });
});

test("the person's zone wins over the organization's, and neither may be nonsense", () => {
  expect(zoneOf("Europe/Lisbon", "America/Manaus")).toBe("Europe/Lisbon");
  expect(zoneOf(null, "America/Manaus")).toBe("America/Manaus");
  expect(zoneOf("Mars/Base", undefined)).toBe(saoPaulo);
  expect(isTimeZone("")).toBe(false);
});

test("days", () => {
  expect(addDays("2026-12-31", 1)).toBe("2027-01-01");
  expect(addDays("2028-02-28", 1)).toBe("2028-02-29");
  expect([weekdayOf("2026-11-23"), weekdayOf("2026-11-29")]).toEqual([1, 7]);
});
