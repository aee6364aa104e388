"use client";

import { Plus, X } from "lucide-react";
import { useFormatter, useTranslations } from "next-intl";
import { Checkbox } from "@/components/ui/checkbox";
import { Field } from "@/components/ui/field";
import { IconButton } from "@/components/ui/icon-button";
import { Input } from "@/components/ui/input";
import type { WorkingHours } from "@/lib/organizations/schemas";

const weekdays = ["1", "2", "3", "4", "5", "6", "7"] as const;
type Weekday = (typeof weekdays)[number];
type Interval = [string, string];

const intervalsMax = 4;
const office: Interval = ["09:00", "18:00"];
/** Monday to Friday, to begin with. */
export const officeHours: WorkingHours = Object.fromEntries(
  weekdays.slice(0, 5).map((day) => [day, [office]]),
);

export const areHoursSound = (hours: WorkingHours | null): boolean =>
  Object.values(hours ?? {}).every((intervals) => intervals.every(([from, to]) => from < to));

/** The browser's clock beside it would take the room of the time. */
const timeInput = "px-2 [&::-webkit-calendar-picker-indicator]:hidden";

type HoursEditorProps = { hours: WorkingHours; onChange: (hours: WorkingHours) => void };

/** A week: which days, from when to when, with a break where there is one. */
export function HoursEditor({ hours, onChange }: HoursEditorProps) {
  const t = useTranslations("people.member");
  const nameOf = useWeekdayName();
  const set = (day: Weekday, intervals: Interval[]) => {
    const { [day]: _former, ...others } = hours;
    onChange(intervals.length > 0 ? { ...others, [day]: intervals } : others);
  };
  return (
    <ul className="flex flex-col gap-1.5">
      {weekdays.map((day) => {
        const intervals = hours[day] ?? [];
        const last = intervals.at(-1);
        const replace = (index: number, interval: Interval) =>
          set(
            day,
            intervals.map((one, at) => (at === index ? interval : one)),
          );
        return (
          <li
            key={day}
            data-testid="weekday"
            className="grid grid-cols-[4.5rem_minmax(0,1fr)] items-start gap-x-2"
          >
            <Field inline label={nameOf(day)} className="min-h-8 items-center pointer-coarse:min-h-11">
              <Checkbox
                checked={intervals.length > 0}
                onCheckedChange={(checked) => set(day, checked ? [office] : [])}
              />
            </Field>
            <div className="flex flex-col gap-1">
              {intervals.length === 0 && (
                <span className="flex min-h-8 items-center text-xs text-muted-foreground pointer-coarse:min-h-11">
                  {t("dayOff")}
                </span>
              )}
              {intervals.map(([from, to], index) => (
                <div key={index} className="flex items-center gap-1">
                  <Input
                    type="time"
                    className={timeInput}
                    aria-label={t("from", { day: nameOf(day) })}
                    value={from}
                    aria-invalid={from >= to || undefined}
                    onChange={(event) => replace(index, [event.target.value, to])}
                  />
                  <span aria-hidden className="text-muted-foreground">
                    –
                  </span>
                  <Input
                    type="time"
                    className={timeInput}
                    aria-label={t("to", { day: nameOf(day) })}
                    value={to}
                    aria-invalid={from >= to || undefined}
                    onChange={(event) => replace(index, [from, event.target.value])}
                  />
                  {index > 0 ? (
                    <IconButton
                      label={t("removeInterval", { day: nameOf(day) })}
                      onClick={() => set(day, intervals.toSpliced(index, 1))}
                    >
                      <X />
                    </IconButton>
                  ) : (
                    <IconButton
                      label={t("addInterval", { day: nameOf(day) })}
                      disabled={intervals.length >= intervalsMax || !last || last[1] >= "23:00"}
                      onClick={() => last && set(day, [...intervals, [last[1], "23:59"]])}
                    >
                      <Plus />
                    </IconButton>
                  )}
                </div>
              ))}
            </div>
          </li>
        );
      })}
    </ul>
  );
}

/** The 5th of January 2026 is a Monday. */
function useWeekdayName() {
  const format = useFormatter();
  return (day: Weekday) =>
    format.dateTime(new Date(`2026-01-${String(4 + Number(day)).padStart(2, "0")}T12:00:00Z`), {
      weekday: "short",
      timeZone: "UTC",
    });
}
