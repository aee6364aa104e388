"use client";

import { useFormatter, useTranslations } from "next-intl";
import { useMoney } from "@/components/leads/money";
import type { LeadSummary } from "@/lib/leads/schemas";

type ListFooterProps = { summary: LeadSummary | undefined; loaded: number };

/** How many leads the list has and what they are worth, all of them and not just those that are loaded. */
export function ListFooter({ summary, loaded }: ListFooterProps) {
  const t = useTranslations("leadList.footer");
  const format = useFormatter();
  const money = useMoney();
  return (
    <footer
      data-testid="list-footer"
      className="flex h-9 shrink-0 items-center gap-4 border-t bg-canvas px-4 text-xs text-muted-foreground num md:px-6"
    >
      {summary && (
        <>
          <span className="font-medium text-foreground">
            {summary.is_capped
              ? t("moreThan", { count: format.number(summary.count) })
              : t("count", { count: summary.count })}
          </span>
          {loaded < summary.count && (
            <span className="max-md:hidden">{t("loaded", { count: format.number(loaded) })}</span>
          )}
          <span className="ml-auto flex min-w-0 gap-3 overflow-hidden">
            {summary.sums === null
              ? t("noSums")
              : summary.sums.map(({ currency, total_value }) => (
                  <span key={currency} className="whitespace-nowrap">
                    <span className="sr-only">{t("sum")} </span>
                    {money(total_value, currency)}
                  </span>
                ))}
          </span>
        </>
      )}
    </footer>
  );
}
