"use client";

import { useFormatter, useTranslations } from "next-intl";
import { useFactorText } from "@/components/scoring/use-factor-text";
import { groupFactors } from "@/components/scoring/weight-of-factors";
import type { ScoringModel } from "@/lib/scoring/schemas";

const movesShown = 3;
/** Moves smaller than this are noise of the training. */
const moveMin = 0.05;

/** What is different since the last model: outcomes, ranking, and what weighs more or less. */
export function WhatChanged({ now, before }: { now: ScoringModel; before: ScoringModel }) {
  const t = useTranslations("scoring.changes");
  const format = useFormatter();
  const { nameOf } = useFactorText();
  const two = (value: number | null | undefined) =>
    value == null ? "–" : format.number(value, { minimumFractionDigits: 2, maximumFractionDigits: 2 });
  const weights = new Map(groupFactors(before.factors).map(({ column, importance }) => [column, importance]));
  const moves = groupFactors(now.factors)
    .map(({ column, importance }) => ({ column, move: importance - (weights.get(column) ?? 0) }))
    .filter(({ move }) => Math.abs(move) >= moveMin)
    .sort((a, b) => Math.abs(b.move) - Math.abs(a.move))
    .slice(0, movesShown);
  return (
    <section aria-labelledby="changes" className="flex flex-col gap-3">
      <h2 id="changes" className="text-lg font-semibold">
        {t("title", { version: before.version })}
      </h2>
      <ul className="flex list-disc flex-col gap-1 pl-5 text-sm">
        <li>{t("outcomes", { count: now.won + now.lost - before.won - before.lost })}</li>
        <li>{t("auc", { before: two(before.quality?.auc), now: two(now.quality?.auc) })}</li>
        <li>{t("brier", { before: two(before.quality?.brier), now: two(now.quality?.brier) })}</li>
        {moves.map(({ column, move }) => (
          <li key={column}>{t("move", { name: nameOf(column), direction: move > 0 ? "up" : "down" })}</li>
        ))}
        {moves.length === 0 && <li>{t("same")}</li>}
      </ul>
    </section>
  );
}
