"use client";

import { useFormatter, useTimeZone, useTranslations } from "next-intl";
import { useMemo } from "react";
import { useNowMs } from "./use-now-ms";

const dayMs = 86_400_000;

/** Calendar days in the reader's time zone: which one a time falls on, and what it is called today. */
export function useDays() {
  const t = useTranslations("inbox.days");
  const format = useFormatter();
  const timeZone = useTimeZone();
  const nowMs = useNowMs();
  const dayOf = useMemo(() => {
    // Canadian English writes days as 2026-01-31.
    const days = new Intl.DateTimeFormat("en-CA", {
      timeZone,
      year: "numeric",
      month: "2-digit",
      day: "2-digit",
    });
    return (iso: string) => days.format(new Date(iso));
  }, [timeZone]);

  function nameOf(day: string): string {
    const today = dayOf(new Date(nowMs).toISOString());
    const age = Math.round((Date.parse(today) - Date.parse(day)) / dayMs);
    // Noon UTC of a day is on that day nearly everywhere; the zone is fixed so that it is everywhere.
    const date = new Date(`${day}T12:00:00Z`);
    if (age === 0) return t("today");
    if (age === 1) return t("yesterday");
    if (age > 1 && age < 7) return format.dateTime(date, { weekday: "long", timeZone: "UTC" });
    const year = day.slice(0, 4) === today.slice(0, 4) ? undefined : ("numeric" as const);
    return format.dateTime(date, { day: "numeric", month: "long", year, timeZone: "UTC" });
  }
  return { dayOf, nameOf };
}
