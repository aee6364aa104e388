"use client";

import { useTranslations } from "next-intl";
import type { Progress } from "@/lib/scoring/schemas";
import type { z } from "zod";

/** How many outcomes there are, of those it takes before anything is learned. */
export function ScoringProgress({ progress }: { progress: z.infer<typeof Progress> }) {
  const t = useTranslations("scoring.progress");
  const { won, lost, learning_from, ready_from } = progress;
  const goal = Math.min(won, lost) < learning_from ? learning_from : ready_from;
  return (
    <div className="flex flex-col gap-2">
      {(["won", "lost"] as const).map((outcome) => {
        const count = progress[outcome];
        return (
          <div key={outcome} className="flex flex-col gap-1 text-sm">
            <span className="flex justify-between gap-3">
              <span id={`progress-${outcome}`}>{t(outcome)}</span>
              <span className="text-muted-foreground num">{t("of", { count, goal })}</span>
            </span>
            <span
              role="progressbar"
              aria-labelledby={`progress-${outcome}`}
              aria-valuemin={0}
              aria-valuemax={goal}
              aria-valuenow={Math.min(goal, count)}
              className="h-1.5 overflow-hidden rounded-full bg-muted"
            >
              <span
                className="block h-full rounded-full bg-chart-1"
                style={{ width: `${Math.min(100, (100 * count) / goal)}%` }}
              />
            </span>
          </div>
        );
      })}
    </div>
  );
}
