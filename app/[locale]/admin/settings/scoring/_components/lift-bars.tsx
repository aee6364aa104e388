"use client";

import { useFormatter, useTranslations } from "next-intl";

/** How much more often than the average each fifth of the leads was won, the best fifth first. */
export function LiftBars({ lifts, baseRate }: { lifts: number[]; baseRate: number }) {
  const t = useTranslations("scoring.lift");
  const format = useFormatter();
  const percent = (value: number) => format.number(value, { style: "percent", maximumFractionDigits: 0 });
  const widest = Math.max(1, ...lifts);
  return (
    <section aria-labelledby="lift" className="flex min-w-0 flex-col gap-3">
      <h2 id="lift" className="text-lg font-semibold">
        {t("title")}
      </h2>
      <p className="text-sm text-pretty text-muted-foreground">{t("description", { base: baseRate })}</p>
      <ol className="flex flex-col gap-3">
        {lifts.map((lift, i) => (
          <li key={i} className="flex flex-col gap-1 text-sm">
            <span className="flex justify-between gap-3">
              <span>{t("fifth", { place: i + 1 })}</span>
              <span className="text-muted-foreground num">
                {t("won", { rate: percent(lift * baseRate), times: lift })}
              </span>
            </span>
            <span aria-hidden className="h-2 overflow-hidden rounded-full bg-muted">
              <span
                className="block h-full rounded-full bg-chart-1"
                style={{ width: `${(100 * lift) / widest}%` }}
              />
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
}
