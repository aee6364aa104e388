"use client";

import { useFormatter, useNow } from "next-intl";
import { cn } from "@/lib/utils";

const minuteMs = 60_000;

type RelativeTimeProps = { at: string; className?: string };

/** "há 5 min", with the exact moment on hover. Counts on by itself. */
export function RelativeTime({ at, className }: RelativeTimeProps) {
  const now = useNow({ updateInterval: minuteMs });
  return <TimeAt at={at} now={now} className={className} />;
}

/** The same for many on one screen: one clock above them counts for all. */
export function TimeAt({ at, now, className }: RelativeTimeProps & { now: Date }) {
  const format = useFormatter();
  const date = new Date(at);
  // A server's clock a second ahead must not say "in 1 second".
  const shown = Math.min(date.getTime(), now.getTime());
  return (
    <time
      dateTime={at}
      title={format.dateTime(date, { dateStyle: "long", timeStyle: "short" })}
      suppressHydrationWarning
      className={cn("whitespace-nowrap num", className)}
    >
      {format.relativeTime(shown, { now, style: "narrow" })}
    </time>
  );
}
