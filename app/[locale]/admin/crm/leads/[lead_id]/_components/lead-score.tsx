"use client";

import { RefreshCw } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useMoney } from "@/components/leads/money";
import { RelativeTime } from "@/components/leads/relative-time";
import { ScoringProgress } from "@/components/scoring/scoring-progress";
import { Button } from "@/components/ui/button";
import { IconButton } from "@/components/ui/icon-button";
import { ScoreChip } from "@/components/ui/score-chip";
import { Skeleton } from "@/components/ui/skeleton";
import type { LeadScore as Score } from "@/lib/scoring/schemas";
import { ScoreDialog } from "./score-dialog";
import { ScoreHistory } from "./score-history";
import { ScoreReasons } from "./score-reasons";
import { useLeadScore } from "./use-lead-score";

/** The score, where it comes from, what speaks for and against, and a person's last word. */
export function LeadScore({
  leadId,
  isOpen,
  mayWrite,
}: {
  leadId: string;
  isOpen: boolean;
  mayWrite: boolean;
}) {
  const t = useTranslations("scoring.lead");
  const { query, scoring, setting, scoreNow, setScore } = useLeadScore(leadId);
  const [editing, setEditing] = useState(false);
  const score = query.data;
  return (
    <section aria-labelledby="lead-score" data-testid="lead-score" className="flex flex-col gap-3">
      <div className="flex min-h-8 items-center justify-between gap-2">
        <h2 id="lead-score" className="flex items-center gap-2 text-sm font-semibold">
          {t("title")}
          {score && <ScoreChip score={score.score} />}
        </h2>
        {mayWrite && score && (
          <span className="flex items-center">
            <Button variant="ghost" size="sm" onClick={() => setEditing(true)}>
              {t("set")}
            </Button>
            {isOpen && (
              <IconButton label={t("scoreNow")} disabled={scoring} onClick={() => void scoreNow()}>
                <RefreshCw className={scoring ? "animate-spin" : undefined} />
              </IconButton>
            )}
          </span>
        )}
      </div>
      {query.isPending && <Skeleton className="h-20" />}
      {query.isError && (
        <p className="text-sm text-muted-foreground">
          {t("failed")}{" "}
          <button type="button" className="font-medium underline" onClick={() => void query.refetch()}>
            {t("again")}
          </button>
        </p>
      )}
      {score && <Body score={score} />}
      {editing && score && (
        <ScoreDialog
          score={score}
          pending={setting}
          onSave={async (value, reason) => {
            if (await setScore(value, reason)) setEditing(false);
          }}
          onClose={() => setEditing(false)}
        />
      )}
    </section>
  );
}

function Body({ score }: { score: Score }) {
  const t = useTranslations("scoring.lead");
  const money = useMoney();
  const { source, status, manual, explanation, expected_value, currency } = score;
  const isWaiting = source === "rules" && status === "collecting";
  return (
    <>
      <p className="text-sm text-pretty text-muted-foreground">{t("source", { source, status })}</p>
      {manual && (
        <p className="rounded-md bg-muted px-3 py-2 text-sm">
          “{manual.reason}”
          <span className="block text-xs text-muted-foreground">
            {manual.by_name && `${manual.by_name} · `}
            <RelativeTime at={manual.at} />
          </span>
        </p>
      )}
      {isWaiting && <ScoringProgress progress={score.progress} />}
      {explanation && <ScoreReasons explanation={explanation} />}
      {expected_value !== null && (
        <p className="flex items-baseline justify-between gap-3 text-sm">
          <span className="text-muted-foreground">{t("expected")}</span>
          <span className="font-medium num">{money(expected_value, currency)}</span>
        </p>
      )}
      {score.history.length > 0 && <ScoreHistory history={score.history} />}
    </>
  );
}
