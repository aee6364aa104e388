type Hours = Record<string, [string, string][]> | null;

/** Whether a moment lies within the hours, read on the clock of the organization's place. */
export function isWorkingTime(hours: Hours, timeZone: string, now = new Date()): boolean {
  if (!hours) return true;
  const { weekday, time } = localTime(timeZone, now);
  return (hours[weekday] ?? []).some(([from, to]) => from <= time && time < to);
}

const isoWeekday: Record<string, string> = {
  Mon: "1",
  Tue: "2",
  Wed: "3",
  Thu: "4",
  Fri: "5",
  Sat: "6",
  Sun: "7",
};

function localTime(timeZone: string, now: Date): { weekday: string; time: string } {
  const parts = new Intl.DateTimeFormat("en-US", {
    timeZone,
    weekday: "short",
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
  }).formatToParts(now);
  const part = (type: string) => parts.find((each) => each.type === type)?.value ?? "";
  return { weekday: isoWeekday[part("weekday")] ?? "", time: `${part("hour")}:${part("minute")}` };
}
