/**
 * Calendar days of a place, without a library: what `Intl` knows about time zones is enough. A day is "2026-11-25",
 * a time of day "09:00", an instant a `Date`. Used by the server and by screens.
 */

/** The zone of organizations that chose none. */
export const defaultTimeZone = "America/Sao_Paulo";

export function isTimeZone(zone: string): boolean {
  try {
    return formatterOf(zone) !== undefined;
  } catch {
    return false;
  }
}

/** The first zone of the list that exists: the person's, the organization's, ours. */
export const zoneOf = (...zones: (string | null | undefined)[]): string =>
  zones.find((zone): zone is string => Boolean(zone) && isTimeZone(zone ?? "")) ?? defaultTimeZone;

/** Which day it is there. */
export const dayIn = (zone: string, at: Date): string =>
  new Date(localMs(zone, at.getTime())).toISOString().slice(0, 10);

/** The time of day there, as "09:05". */
export const timeIn = (zone: string, at: Date): string =>
  new Date(localMs(zone, at.getTime())).toISOString().slice(11, 16);

export const addDays = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * dayMs).toISOString().slice(0, 10);

/** 1 is Monday, 7 is Sunday. */
export const weekdayOf = (day: string): number => new Date(`${day}T00:00:00Z`).getUTCDay() || 7;

/**
 * The instant at which clocks there show this. A time that occurs twice is its first occurrence; one that clocks
 * skip is moved on by what they skip, so that a day that begins at 01:00 begins there.
 */
export function instantAt(zone: string, day: string, time = "00:00"): Date {
  const wanted = Date.parse(`${day}T${time}:00Z`);
  const before = wanted - offsetMs(zone, wanted - dayMs);
  const after = wanted - offsetMs(zone, wanted + dayMs);
  const first = Math.min(before, after);
  const last = Math.max(before, after);
  if (localMs(zone, first) === wanted) return new Date(first);
  return new Date(localMs(zone, last) === wanted ? last : before);
}

/** The last second of the day there: when something due "on that day" becomes late. */
export const endOfDay = (zone: string, day: string): Date =>
  new Date(instantAt(zone, addDays(day, 1)).getTime() - 1_000);

const dayMs = 86_400_000;

const offsetMs = (zone: string, ms: number): number => localMs(zone, ms) - ms;

/** What clocks there show, as if it were UTC. */
function localMs(zone: string, ms: number): number {
  const parts: Partial<Record<Intl.DateTimeFormatPartTypes, number>> = {};
  for (const { type, value } of formatterOf(zone).formatToParts(ms)) parts[type] = Number(value);
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = parts;
  return Date.UTC(year, month - 1, day, hour, minute, second) + (((ms % 1_000) + 1_000) % 1_000);
}

const formatters = new Map<string, Intl.DateTimeFormat>();

/** @throws RangeError for a zone that does not exist. */
function formatterOf(zone: string): Intl.DateTimeFormat {
  const known = formatters.get(zone);
  if (known) return known;
  const formatter = new Intl.DateTimeFormat("en-US", {
    timeZone: zone,
    hourCycle: "h23",
    year: "numeric",
    month: "numeric",
    day: "numeric",
    hour: "numeric",
    minute: "numeric",
    second: "numeric",
  });
  formatters.set(zone, formatter);
  return formatter;
}
