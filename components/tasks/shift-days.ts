import { addDays, weekdayOf } from "@/lib/zoned-time";

/** The days one puts a task off to. */
export const shiftDays = (today: string) =>
  [
    { id: "today", day: today },
    { id: "tomorrow", day: addDays(today, 1) },
    { id: "three_days", day: addDays(today, 3) },
    { id: "next_week", day: addDays(today, 8 - weekdayOf(today)) },
  ] as const;
