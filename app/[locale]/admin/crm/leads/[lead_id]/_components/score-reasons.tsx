"use client";

import { useFormatter, useTranslations } from "next-intl";
import { pointsOf, type Pointed } from "@/components/scoring/points";
import { useFactorText } from "@/components/scoring/use-factor-text";
import type { Explanation } from "@/lib/scoring/schemas";
import { cn } from "@/lib/utils";

/** A sum, as on a bill: the average lead, what this one has for and against it, and what that makes. */
export function ScoreReasons({ explanation }: { explanation: Explanation }) {
  const t = useTranslations("scoring.lead");
  const { average, up, down, rest, score } = pointsOf(explanation);
  const widest = Math.max(1, ...[...up, ...down].map(({ shown }) => Math.abs(shown)));
  return (
    <div className="flex flex-col gap-1 text-sm">
      <Line label={t("average")} points={average} />
      {up.length > 0 && <h3 className="pt-1 text-xs font-medium text-success">{t("for")}</h3>}
      <ReasonList reasons={up} widest={widest} />
      {down.length > 0 && <h3 className="pt-1 text-xs font-medium text-danger">{t("against")}</h3>}
      <ReasonList reasons={down} widest={widest} />
      <Line label={t("rest")} points={rest} signed />
      <p className="mt-1 flex justify-between gap-3 border-t pt-1.5 font-medium">
        <span>{t("sum")}</span>
        <span className="num">{score}</span>
      </p>
    </div>
  );
}

function Line({ label, points, signed }: { label: string; points: number; signed?: boolean }) {
  const format = useFormatter();
  return (
    <p className="flex justify-between gap-3 text-muted-foreground">
      <span>{label}</span>
      <span className="num">
        {format.number(points, { maximumFractionDigits: 1, ...(signed && { signDisplay: "exceptZero" }) })}
      </span>
    </p>
  );
}

function ReasonList({ reasons, widest }: { reasons: Pointed[]; widest: number }) {
  const format = useFormatter();
  const { nameOf, reasonText } = useFactorText();
  return (
    <ul className="flex flex-col gap-1">
      {reasons.map((reason) => (
        <li
          key={`${reason.factor}.${reason.part}`}
          data-testid="score-reason"
          className="flex flex-col gap-0.5"
        >
          <span className="flex items-baseline justify-between gap-3">
            <span className="min-w-0 truncate" title={`${nameOf(reason.factor)}: ${reasonText(reason)}`}>
              {nameOf(reason.factor)}: <span className="text-muted-foreground">{reasonText(reason)}</span>
            </span>
            <span className="num">
              {format.number(reason.shown, { maximumFractionDigits: 1, signDisplay: "exceptZero" })}
            </span>
          </span>
          <span aria-hidden className="h-1 overflow-hidden rounded-full bg-muted">
            <span
              className={cn(
                "block h-full rounded-full",
                reason.shown >= 0 ? "bg-success-mark" : "bg-danger-mark",
              )}
              style={{ width: `${(100 * Math.abs(reason.shown)) / widest}%` }}
            />
          </span>
        </li>
      ))}
    </ul>
  );
}
