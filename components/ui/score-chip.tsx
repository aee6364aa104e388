import { TrendingDown, TrendingUp } from "lucide-react";
import { useTranslations } from "next-intl";
import { cn } from "@/lib/utils";

/** The lead score's bands: what is hot, what is warm. */
export const scoreBands = { hot: 70, warm: 40 } as const;

type ScoreChipProps = {
  /** 0–100, or null before the first scoring. */
  score: number | null;
  /** Change since the last week, in points. */
  trend?: number;
  className?: string;
};

export function ScoreChip({ score, trend = 0, className }: ScoreChipProps) {
  const t = useTranslations("common.score");
  if (score === null) {
    return (
      <span className={cn(chip, "bg-muted text-muted-foreground", className)} title={t("none")}>
        <span aria-hidden>–</span>
        <span className="sr-only">{t("none")}</span>
      </span>
    );
  }
  const label = t("label", {
    score,
    trend,
    direction: trend > 0 ? "up" : trend < 0 ? "down" : "same",
    points: Math.abs(trend),
  });
  const Trend = trend > 0 ? TrendingUp : TrendingDown;
  return (
    <span data-slot="score-chip" title={label} className={cn(chip, toneOf(score), className)}>
      <span aria-hidden>{Math.round(score)}</span>
      {trend !== 0 && <Trend aria-hidden className="size-2.5 stroke-[2.5]" />}
      <span className="sr-only">{label}</span>
    </span>
  );
}

const chip = "num relative inline-flex h-4.5 items-center gap-0.5 rounded-sm px-1 text-2xs font-semibold";

function toneOf(score: number) {
  if (score >= scoreBands.hot) return "bg-success-soft text-success";
  if (score >= scoreBands.warm) return "bg-warning-soft text-warning";
  return "bg-muted text-muted-foreground";
}
