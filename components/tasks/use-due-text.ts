"use client";

import { useFormatter, useTranslations } from "next-intl";
import type { Task } from "@/lib/tasks/schemas";
import { dayIn } from "@/lib/zoned-time";
import { useTaskZone } from "./use-tasks";

const dayMs = 86_400_000;

/** "Hoje, 15:00", "Amanhã", "sex., 4 de dez.": as one says it, in the reader's own days. */
export function useDueText() {
  const t = useTranslations("tasks.due");
  const format = useFormatter();
  const timeZone = useTaskZone();
  const dayText = (day: string, today: string): string => {
    const days = Math.round((Date.parse(day) - Date.parse(today)) / dayMs);
    if (days === 0) return t("today");
    if (days === 1) return t("tomorrow");
    if (days === -1) return t("yesterday");
    const date = new Date(`${day}T12:00:00Z`);
    const year = day.slice(0, 4) === today.slice(0, 4) ? undefined : "numeric";
    return format.dateTime(date, {
      timeZone: "UTC",
      weekday: Math.abs(days) < 7 ? "short" : undefined,
      day: "numeric",
      month: "short",
      year,
    });
  };
  const dueText = ({ due_at, is_all_day }: Pick<Task, "due_at" | "is_all_day">, now: Date): string => {
    const date = new Date(due_at);
    const day = dayText(dayIn(timeZone, date), dayIn(timeZone, now));
    if (is_all_day) return day;
    const time = format.dateTime(date, { timeZone, hour: "2-digit", minute: "2-digit" });
    return t("at", { day, time });
  };
  return { dueText, dayText };
}
