"use client";

import { useTranslations } from "next-intl";
import { RelativeTime } from "@/components/leads/relative-time";
import type { LeadScore } from "@/lib/scoring/schemas";

const width = 120;
const height = 32;
const listed = 5;

/** How the score went, the newest at the right and at the top. */
export function ScoreHistory({ history }: { history: LeadScore["history"] }) {
  const t = useTranslations("scoring.lead");
  const scores = history.map(({ score }) => score ?? 0).reverse();
  const step = width / Math.max(1, scores.length - 1);
  const path = scores.map((score, i) => `${i * step},${height - (score / 100) * height}`).join(" ");
  return (
    <details className="text-sm">
      <summary className="flex min-h-8 cursor-pointer items-center justify-between gap-3 text-muted-foreground">
        {t("history", { count: history.length })}
        {scores.length > 1 && (
          <svg aria-hidden viewBox={`0 -2 ${width} ${height + 4}`} className="h-8 w-30 text-chart-1">
            <polyline points={path} fill="none" stroke="currentColor" strokeWidth="1.5" />
          </svg>
        )}
      </summary>
      <ol className="flex flex-col gap-1 pt-1">
        {history.slice(0, listed).map(({ at, score, source }, i) => (
          <li key={`${at}.${i}`} className="flex justify-between gap-3">
            <span>
              <span className="font-medium num">{score ?? "–"}</span>{" "}
              <span className="text-muted-foreground">{t("by", { source })}</span>
            </span>
            <span className="text-muted-foreground">
              <RelativeTime at={at} />
            </span>
          </li>
        ))}
      </ol>
    </details>
  );
}
