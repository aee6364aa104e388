"use client";

import { useTranslations } from "next-intl";
import { useMoney } from "@/components/leads/money";
import type { Forecast } from "@/lib/leads/schemas";
import type { Arranged } from "./arrange";
import { useMonthName } from "./use-month-name";

type ForecastBarsProps = { arranged: Arranged; stages: Forecast["stages"]; currency: string };

/** A bar per month, its parts the stages. The figures are beside it, and in the table below. */
export function ForecastBars({ arranged, stages, currency }: ForecastBarsProps) {
  const t = useTranslations("forecast");
  const money = useMoney();
  const monthName = useMonthName();
  const longest = Math.max(...arranged.months.map(({ weighted }) => weighted), 1);
  return (
    <ul aria-label={t("byMonth")} className="flex flex-col gap-2" data-testid="forecast-bars">
      {arranged.months.map(({ month, weighted, stages: parts }) => (
        <li
          key={month ?? "none"}
          className="grid grid-cols-[5.5rem_minmax(0,1fr)_auto] items-center gap-3 text-sm"
        >
          <span className={month ? "num" : "text-muted-foreground"}>{monthName(month)}</span>
          <span aria-hidden className="flex h-6">
            {stages.map((stage) => {
              const value = parts.get(stage.id)?.weighted ?? 0;
              return value > 0 ? (
                <span
                  key={stage.id}
                  title={`${stage.name}: ${money(value, currency)}`}
                  style={{ width: `${(value / longest) * 100}%`, backgroundColor: stage.color }}
                  className="border-r border-background first:rounded-l-sm last:rounded-r-sm last:border-r-0"
                />
              ) : null;
            })}
          </span>
          <span className="text-right font-medium num">{money(weighted, currency, { compact: true })}</span>
        </li>
      ))}
    </ul>
  );
}
