import { addDays, dayIn, instantAt, timeIn, weekdayOf } from "@/lib/zoned-time";
import type { AgentSettings } from "./schemas";

type Hours = AgentSettings["hours"];
type Weekday = keyof NonNullable<Hours>;

/** A day number of ISO is one of the seven keys. */
const intervalsOf = (hours: NonNullable<Hours>, day: string) =>
  hours[String(weekdayOf(day)) as Weekday] ?? [];

/** Whether the team is there at this moment, by its own clock. */
export function isTeamTime(hours: Hours, zone: string, at: Date): boolean {
  if (!hours) return true;
  const time = timeIn(zone, at);
  return intervalsOf(hours, dayIn(zone, at)).some(([from, to]) => from <= time && time < to);
}

const daysAhead = 14;

/** When the team is there next; null where the hours name no time at all. */
export function nextTeamTime(hours: Hours, zone: string, at: Date): Date | null {
  if (!hours) return at;
  for (let days = 0; days <= daysAhead; days += 1) {
    const day = addDays(dayIn(zone, at), days);
    const next = intervalsOf(hours, day)
      .map(([from]) => instantAt(zone, day, from))
      .toSorted((a, b) => a.getTime() - b.getTime())
      .find((start) => start > at);
    if (next) return next;
  }
  return null;
}
