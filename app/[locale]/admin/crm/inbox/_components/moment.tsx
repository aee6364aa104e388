"use client";

import { useFormatter, useTranslations } from "next-intl";
import { useNowMs } from "./use-now-ms";

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;

/** How long ago, as short as a row needs it; the exact time on hover. */
export function RelativeTime({ at, className }: { at: string; className?: string }) {
  const t = useTranslations("inbox.time");
  const format = useFormatter();
  const date = new Date(at);
  const ageMs = useNowMs() - date.getTime();
  const text = () => {
    if (ageMs < minuteMs) return t("now");
    if (ageMs < hourMs) return t("minutes", { count: Math.floor(ageMs / minuteMs) });
    if (ageMs < dayMs) return t("hours", { count: Math.floor(ageMs / hourMs) });
    if (ageMs < 7 * dayMs) return t("days", { count: Math.floor(ageMs / dayMs) });
    return format.dateTime(date, { day: "2-digit", month: "2-digit" });
  };
  return (
    <time
      dateTime={at}
      title={format.dateTime(date, { dateStyle: "medium", timeStyle: "short" })}
      className={className}
    >
      {text()}
    </time>
  );
}

/** From here on a window that closes is worth a warning, and then an alarm. */
export const closingSoonMs = 4 * hourMs;
export const closingNowMs = hourMs;

/** How long the 24-hour window stays open, in the form the texts take; null when it is closed. */
export function useWindow(
  expiresAt: string | null,
): { leftMs: number; hours: number; minutes: number } | null {
  const nowMs = useNowMs();
  const leftMs = expiresAt === null ? 0 : Date.parse(expiresAt) - nowMs;
  if (leftMs <= 0) return null;
  const minutesLeft = Math.ceil(leftMs / minuteMs);
  return { leftMs, hours: Math.floor(minutesLeft / 60), minutes: minutesLeft % 60 };
}
