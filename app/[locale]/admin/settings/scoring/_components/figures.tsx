"use client";

import { useFormatter, useTranslations } from "next-intl";
import type { z } from "zod";
import type { ModelQuality, ScoringModel } from "@/lib/scoring/schemas";

type FiguresProps = { model: ScoringModel; quality: z.infer<typeof ModelQuality> };

/** The figures, each with the sentence a manager would want beside it. */
export function Figures({ model, quality }: FiguresProps) {
  const t = useTranslations("scoring.figures");
  const format = useFormatter();
  const percent = (value: number) => format.number(value, { style: "percent", maximumFractionDigits: 0 });
  const { auc, auc_ci, accuracy, precision, brier, brier_base, top_decile_precision, base_rate } = quality;
  const better = brier_base > 0 ? 1 - brier / brier_base : 0;
  const none = "–";
  const date = (at: string | null) => (at ? format.dateTime(new Date(at), { dateStyle: "medium" }) : none);
  const figures = [
    {
      id: "auc",
      value: auc === null ? none : format.number(auc, { minimumFractionDigits: 2, maximumFractionDigits: 2 }),
      text:
        auc === null
          ? t("aucNone")
          : t("aucText", {
              pairs: Math.round(auc * 100),
              low: Math.round((auc_ci?.[0] ?? auc) * 100),
              high: Math.round((auc_ci?.[1] ?? auc) * 100),
            }),
    },
    {
      id: "accuracy",
      value: percent(accuracy),
      text: t("accuracyText", { base: Math.max(base_rate, 1 - base_rate) }),
    },
    {
      id: "precision",
      value: precision === null ? none : percent(precision),
      text: precision === null ? t("precisionNone") : t("precisionText"),
    },
    {
      id: "top",
      value: top_decile_precision === null ? none : percent(top_decile_precision),
      text: t("topText", { base: base_rate }),
    },
    {
      id: "brier",
      value: format.number(brier, { minimumFractionDigits: 3, maximumFractionDigits: 3 }),
      text: t(better > 0 ? "brierBetter" : "brierWorse", {
        share: Math.abs(better),
        base: format.number(brier_base, { minimumFractionDigits: 3, maximumFractionDigits: 3 }),
      }),
    },
    {
      id: "outcomes",
      value: format.number(model.won + model.lost),
      text: t("outcomesText", {
        won: model.won,
        lost: model.lost,
        from: date(model.data_from),
        to: date(model.data_to),
        days: model.outcome_window_days ?? 0,
      }),
    },
  ] as const;
  return (
    <section aria-labelledby="scoring-figures" className="flex flex-col gap-3">
      <h2 id="scoring-figures" className="text-lg font-semibold">
        {t("title")}
      </h2>
      <p className="max-w-150 text-sm text-pretty text-muted-foreground">{t("description")}</p>
      <dl className="grid gap-px overflow-hidden rounded-lg border bg-border sm:grid-cols-2 lg:grid-cols-3">
        {figures.map(({ id, value, text }) => (
          <div key={id} data-testid={`figure-${id}`} className="flex flex-col gap-1 bg-card p-4">
            <dt className="text-sm text-muted-foreground">{t(id)}</dt>
            <dd className="text-2xl font-semibold num">{value}</dd>
            <dd className="text-sm text-pretty text-muted-foreground">{text}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
