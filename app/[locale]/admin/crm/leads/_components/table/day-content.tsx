"use client";

import { useFormatter } from "next-intl";

/** A calendar day, the same wherever it is read. */
export function DayContent({ day }: { day: string }) {
  const format = useFormatter();
  const date = new Date(`${day}T00:00:00Z`);
  if (Number.isNaN(date.getTime())) return day;
  return <span className="num">{format.dateTime(date, { dateStyle: "medium", timeZone: "UTC" })}</span>;
}
