"use client";

import { useTranslations } from "next-intl";
import { useMoney } from "@/components/leads/money";
import { StageMark } from "@/components/leads/stage-mark";
import {
  Table,
  TableBody,
  TableCell,
  TableFooter,
  TableHead,
  TableHeader,
  TableRow,
} from "@/components/ui/table";
import type { Forecast } from "@/lib/leads/schemas";
import type { Arranged, Sum } from "./arrange";
import { useMonthName } from "./use-month-name";

type ForecastTableProps = { arranged: Arranged; stages: Forecast["stages"]; currency: string };

/** Weighted value by month and stage, with how many leads make it. */
export function ForecastTable({ arranged, stages, currency }: ForecastTableProps) {
  const t = useTranslations("forecast");
  const money = useMoney();
  const monthName = useMonthName();
  return (
    <section aria-labelledby="forecast-table" className="flex flex-col gap-2">
      <h2 id="forecast-table" className="text-sm font-semibold">
        {t("byStage")}
      </h2>
      <Table frameClassName="rounded-lg border" aria-labelledby="forecast-table" tabIndex={0}>
        <TableHeader>
          <TableRow>
            <TableHead>{t("month")}</TableHead>
            {stages.map((stage) => (
              <TableHead key={stage.id} numeric>
                <span className="inline-flex items-center gap-1.5">
                  <StageMark stage={stage} />
                  {t("stage", { name: stage.name, percent: stage.probability })}
                </span>
              </TableHead>
            ))}
            <TableHead numeric>{t("weighted")}</TableHead>
            <TableHead numeric>{t("total")}</TableHead>
          </TableRow>
        </TableHeader>
        <TableBody>
          {arranged.months.map((row) => (
            <TableRow key={row.month ?? "none"}>
              <TableCell className="whitespace-nowrap">{monthName(row.month)}</TableCell>
              {stages.map((stage) => (
                <TableCell key={stage.id} numeric>
                  <Figure sum={row.stages.get(stage.id)} currency={currency} />
                </TableCell>
              ))}
              <TableCell numeric className="font-semibold">
                {money(row.weighted, currency)}
              </TableCell>
              <TableCell numeric className="text-muted-foreground">
                {money(row.total, currency)}
              </TableCell>
            </TableRow>
          ))}
        </TableBody>
        <TableFooter>
          <TableRow>
            <TableCell>{t("all")}</TableCell>
            {stages.map((stage) => (
              <TableCell key={stage.id} numeric>
                <Figure sum={arranged.stages.get(stage.id)} currency={currency} />
              </TableCell>
            ))}
            <TableCell numeric className="font-semibold">
              {money(arranged.all.weighted, currency)}
            </TableCell>
            <TableCell numeric className="text-muted-foreground">
              {money(arranged.all.total, currency)}
            </TableCell>
          </TableRow>
        </TableFooter>
      </Table>
    </section>
  );
}

function Figure({ sum, currency }: { sum: Sum | undefined; currency: string }) {
  const t = useTranslations("forecast");
  const money = useMoney();
  if (!sum) return <span className="text-muted-foreground">–</span>;
  return (
    <span title={t("leads", { count: sum.count })} className="whitespace-nowrap">
      {money(sum.weighted, currency)}
    </span>
  );
}
