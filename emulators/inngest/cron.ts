const aliases: Record<string, string> = {
  "@hourly": "0 * * * *",
  "@daily": "0 0 * * *",
  "@midnight": "0 0 * * *",
  "@weekly": "0 0 * * 0",
  "@monthly": "0 0 1 * *",
  "@yearly": "0 0 1 1 *",
};
const names: Record<string, number> = {};
"jan feb mar apr may jun jul aug sep oct nov dec"
  .split(" ")
  .forEach((name, index) => (names[name] = index + 1));
"sun mon tue wed thu fri sat".split(" ").forEach((name, index) => (names[name] = index));

const minuteMs = 60_000;
const dayMs = 86_400_000;
const searchLimitDays = 366 * 5;

/** A five-field cron expression with an optional `TZ=<zone> ` prefix, as Inngest takes. */
export type Cron = { source: string; nextAfter(timeMs: number): number | undefined };

/** Parses a cron expression; throws when it is not one. */
export function parseCron(source: string): Cron {
  const zoned = /^(?:CRON_)?TZ=(\S+)\s+(.*)$/.exec(source.trim());
  const text = zoned?.[2] ?? source.trim();
  const fields = (aliases[text] ?? text).split(/\s+/);
  if (fields.length !== 5) throw new Error(`unsupported cron expression: ${source}`);
  const [minute = "", hour = "", day = "", month = "", weekday = ""] = fields;
  const matcher: Matcher = {
    minutes: parseField(minute, 0, 59),
    hours: parseField(hour, 0, 23),
    days: parseField(day, 1, 31),
    months: parseField(month, 1, 12),
    weekdays: new Set([...parseField(weekday, 0, 7)].map((value) => value % 7)),
    // With both day fields restricted, cron runs when either matches.
    eitherDay: !day.startsWith("*") && !weekday.startsWith("*"),
  };
  const clock = zonedClock(zoned?.[1] ?? "UTC");
  return { source, nextAfter: (timeMs) => nextMatch(matcher, clock, timeMs) };
}

type Matcher = {
  minutes: Set<number>;
  hours: Set<number>;
  days: Set<number>;
  months: Set<number>;
  weekdays: Set<number>;
  eitherDay: boolean;
};
type Clock = (timeMs: number) => {
  minute: number;
  hour: number;
  day: number;
  month: number;
  weekday: number;
};

function parseField(field: string, low: number, high: number): Set<number> {
  const values = new Set<number>();
  for (const part of field.toLowerCase().split(",")) {
    const match = /^(\*|\w+)(?:-(\w+))?(?:\/(\d+))?$/.exec(part);
    if (!match) throw new Error(`unsupported cron field: ${field}`);
    const [, first = "", last, step] = match;
    const from = first === "*" ? low : parseValue(first, low, high);
    const open = first === "*" || step !== undefined ? high : from;
    const to = last === undefined ? open : parseValue(last, low, high);
    for (let value = from; value <= to; value += Number(step ?? 1) || 1) values.add(value);
  }
  return values;
}

function parseValue(text: string, low: number, high: number): number {
  const value = names[text] ?? Number(text);
  if (!Number.isInteger(value) || value < low || value > high)
    throw new Error(`cron value out of range: ${text}`);
  return value;
}

function zonedClock(timeZone: string): Clock {
  const format = new Intl.DateTimeFormat("en-US", {
    timeZone,
    hourCycle: "h23",
    minute: "numeric",
    hour: "numeric",
    day: "numeric",
    month: "numeric",
    weekday: "short",
  });
  return (timeMs) => {
    const parts = Object.fromEntries(format.formatToParts(timeMs).map(({ type, value }) => [type, value]));
    const weekday = names[(parts.weekday ?? "").toLowerCase()] ?? 0;
    return {
      minute: Number(parts.minute),
      hour: Number(parts.hour),
      day: Number(parts.day),
      month: Number(parts.month),
      weekday,
    };
  };
}

function nextMatch(matcher: Matcher, clock: Clock, afterMs: number): number | undefined {
  let timeMs = (Math.floor(afterMs / minuteMs) + 1) * minuteMs;
  const limitMs = timeMs + searchLimitDays * dayMs;
  while (timeMs < limitMs) {
    const now = clock(timeMs);
    const dayFits = matcher.eitherDay
      ? matcher.days.has(now.day) || matcher.weekdays.has(now.weekday)
      : matcher.days.has(now.day) && matcher.weekdays.has(now.weekday);
    // Skips whole hours only: zones shift by 15-minute steps at most, days are not always 24 hours.
    if (!dayFits || !matcher.months.has(now.month) || !matcher.hours.has(now.hour))
      timeMs += (60 - now.minute) * minuteMs;
    else if (!matcher.minutes.has(now.minute)) timeMs += minuteMs;
    else return timeMs;
  }
  return undefined;
}
