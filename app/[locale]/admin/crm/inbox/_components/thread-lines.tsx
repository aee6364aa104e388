"use client";

import { useTranslations } from "next-intl";
import { useDays } from "./use-days";

export function DayLine({ day }: { day: string }) {
  const { nameOf } = useDays();
  return (
    <div className="my-3 flex justify-center">
      <span className="rounded-full border bg-card px-2.5 py-0.5 text-2xs font-medium text-muted-foreground first-letter:uppercase">
        {nameOf(day)}
      </span>
    </div>
  );
}

export function UnreadLine({ count }: { count: number }) {
  const t = useTranslations("inbox.thread");
  return (
    <div className="my-3 flex items-center gap-3 text-2xs font-semibold text-primary-text before:h-px before:flex-1 before:bg-primary-text/40 after:h-px after:flex-1 after:bg-primary-text/40">
      {t("unread", { count })}
    </div>
  );
}

export function ThreadStart({ name }: { name: string }) {
  const t = useTranslations("inbox.thread");
  return <p className="pt-3 text-center text-2xs text-muted-foreground">{t("start", { name })}</p>;
}
