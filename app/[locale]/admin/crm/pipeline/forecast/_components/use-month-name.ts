"use client";

import { useFormatter, useTranslations } from "next-intl";

/** "dez. de 2026", or that there is no date. */
export function useMonthName() {
  const t = useTranslations("forecast");
  const format = useFormatter();
  return (month: string | null): string =>
    month === null
      ? t("noDate")
      : format.dateTime(new Date(`${month}-15T12:00:00Z`), {
          month: "short",
          year: "numeric",
          timeZone: "UTC",
        });
}
