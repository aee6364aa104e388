"use client";

import { useTranslations } from "next-intl";
import { useMoney } from "@/components/leads/money";
import type { RecordStats } from "@/lib/records/schemas";

type Which = "open_value" | "won_value";

/** A sum per currency, the ones that are nothing left out. */
export function Sums({ stats, which }: { stats: RecordStats; which: Which }) {
  const money = useMoney();
  const shown = stats.sums.filter((sum) => Number(sum[which]) > 0);
  if (shown.length === 0) return <span className="text-muted-foreground">–</span>;
  return <>{shown.map((sum) => money(sum[which], sum.currency)).join(" + ")}</>;
}

/** The four numbers on top of a record's page. */
export function StatFacts({ stats }: { stats: RecordStats }) {
  const t = useTranslations("records.stats");
  const facts = [
    { label: t("open_value"), value: <Sums stats={stats} which="open_value" /> },
    { label: t("won_value"), value: <Sums stats={stats} which="won_value" /> },
    { label: t("open_leads"), value: stats.open_lead_count },
    { label: t("leads"), value: stats.lead_count },
  ];
  return (
    <dl className="flex flex-wrap gap-x-8 gap-y-3">
      {facts.map(({ label, value }) => (
        <div key={label} className="flex flex-col">
          <dt className="text-xs text-muted-foreground">{label}</dt>
          <dd className="flex h-8 items-center text-base font-semibold num">{value}</dd>
        </div>
      ))}
    </dl>
  );
}
