import { dayPattern, type Period } from "./schemas";

/** Calendar days as `YYYY-MM-DD`, the last one included. */
export type DaySpan = { from: string; to: string };

/** @returns the calendar day, or undefined for text that names none (of the centuries a deal may be in). */
export function dayOf(text: string, today: string): string | undefined {
  if (!dayPattern.test(text)) return undefined;
  if (text === "today") return today;
  if (text.endsWith("d")) return addDays(today, Number(text.slice(0, -1)));
  const day = new Date(`${text}T00:00:00Z`);
  return Number.isNaN(day.getTime()) || iso(day) !== text || text < "1900" || text >= "3000"
    ? undefined
    : text;
}

export function spanOf(period: Period, today: string): DaySpan {
  const [unit, offset] = spans[period];
  if (unit === "day") return { from: addDays(today, offset), to: addDays(today, offset) };
  const day = new Date(`${today}T00:00:00Z`);
  if (unit === "week") {
    const monday = addDays(today, offset * 7 - ((day.getUTCDay() + 6) % 7));
    return { from: monday, to: addDays(monday, 6) };
  }
  const month = (ahead: number) => new Date(Date.UTC(day.getUTCFullYear(), day.getUTCMonth() + ahead, 1));
  return { from: iso(month(offset)), to: addDays(iso(month(offset + 1)), -1) };
}

/** Today where the organization is. */
export const todayIn = (timeZone: string, now: Date): string =>
  new Intl.DateTimeFormat("en-CA", { timeZone, dateStyle: "short" }).format(now);

const spans: Record<Period, ["day" | "week" | "month", number]> = {
  today: ["day", 0],
  yesterday: ["day", -1],
  tomorrow: ["day", 1],
  this_week: ["week", 0],
  last_week: ["week", -1],
  next_week: ["week", 1],
  this_month: ["month", 0],
  last_month: ["month", -1],
  next_month: ["month", 1],
};

export const addDays = (day: string, count: number): string =>
  iso(new Date(Date.parse(`${day}T00:00:00Z`) + count * 86_400_000));

const iso = (date: Date) => date.toISOString().slice(0, 10);
