"use client";

import { useFormatter, useTranslations } from "next-intl";
import { useState } from "react";
import { useFactorText } from "@/components/scoring/use-factor-text";
import { groupFactors, type FactorGroup } from "@/components/scoring/weight-of-factors";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import type { ModelFactor } from "@/lib/scoring/schemas";

const shownAtFirst = 5;
const valuesShown = 8;

/** What the model looks at, the weightiest first, and how often each value was won. */
export function FactorList({ factors }: { factors: ModelFactor[] }) {
  const t = useTranslations("scoring.factorList");
  const [all, setAll] = useState(false);
  const groups = groupFactors(factors);
  return (
    <section aria-labelledby="factors" className="flex flex-col gap-3">
      <h2 id="factors" className="text-lg font-semibold">
        {t("title")}
      </h2>
      <p className="max-w-150 text-sm text-pretty text-muted-foreground">{t("description")}</p>
      <ol className="flex flex-col rounded-lg border bg-card">
        {groups.slice(0, all ? undefined : shownAtFirst).map((group) => (
          <Group key={group.column} group={group} />
        ))}
      </ol>
      {groups.length > shownAtFirst && (
        <Button variant="ghost" size="sm" className="self-start" onClick={() => setAll(!all)}>
          {t(all ? "fewer" : "more", { count: groups.length - shownAtFirst })}
        </Button>
      )}
    </section>
  );
}

function Group({ group: { column, values } }: { group: FactorGroup }) {
  const t = useTranslations("scoring.factorList");
  const format = useFormatter();
  const { nameOf, binText } = useFactorText();
  return (
    <li data-testid="scoring-factor" className="flex flex-col gap-2 border-b px-4 py-3 last:border-b-0">
      <h3 className="text-sm font-semibold">{nameOf(column)}</h3>
      <ul className="flex flex-col gap-1.5">
        {values.slice(0, valuesShown).map((factor) => (
          <li
            key={`${factor.name}.${JSON.stringify(factor.value)}`}
            className="flex flex-wrap items-center justify-between gap-x-3 gap-y-1 text-sm"
          >
            <span className="min-w-0 truncate">{binText(factor)}</span>
            <span className="flex items-center gap-2">
              <span className="text-muted-foreground num">
                {t("won", {
                  rate: format.number(factor.won_rate, { style: "percent", maximumFractionDigits: 0 }),
                  count: factor.n,
                })}
              </span>
              <Badge
                variant={
                  effectOf(factor) === "none" ? "neutral" : effectOf(factor) === "up" ? "success" : "danger"
                }
              >
                {t("effect", { effect: effectOf(factor) })}
              </Badge>
            </span>
          </li>
        ))}
      </ul>
    </li>
  );
}

/** Below this a value moves the score by about a point. */
const nothing = 0.05;
const effectOf = ({ points }: ModelFactor): "up" | "down" | "none" =>
  Math.abs(points) < nothing ? "none" : points > 0 ? "up" : "down";
