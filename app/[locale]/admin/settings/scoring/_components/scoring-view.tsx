"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { GraduationCap } from "lucide-react";
import { useTranslations } from "next-intl";
import { trainModelAction } from "@/app/actions/scoring";
import { apiGet } from "@/components/data/api-client";
import { useRealtimeEvent } from "@/components/data/realtime-provider";
import { useAction } from "@/components/data/use-action";
import { RelativeTime } from "@/components/leads/relative-time";
import { ScoringProgress } from "@/components/scoring/scoring-progress";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import type { Scoring } from "@/lib/scoring/schemas";
import { CalibrationPlot } from "./calibration-plot";
import { FactorList } from "./factor-list";
import { Figures } from "./figures";
import { LiftBars } from "./lift-bars";
import { WhatChanged } from "./what-changed";

const queryKey = ["scoring"];
/** Where the best fifth is not this many times better than everybody, ranking by score is worth little. */
const usefulLift = 1.5;

/** Where the organization's scoring stands, how good it is, and what it looks at. */
export function ScoringView({ initial }: { initial: Scoring }) {
  const t = useTranslations("scoring");
  const queryClient = useQueryClient();
  const { data } = useQuery({
    queryKey,
    queryFn: () => apiGet<Scoring>("/ai/scoring"),
    initialData: initial,
  });
  const refresh = () => void queryClient.invalidateQueries({ queryKey });
  useRealtimeEvent("scoring.changed", refresh);
  const { run: train, pending } = useAction(trainModelAction);
  const { status, progress, active, latest, previous } = data;
  const shown = active ?? (latest?.quality ? latest : null);
  const quality = shown?.quality;
  return (
    <div className="flex flex-col gap-8" data-testid="scoring">
      <section className="flex flex-col gap-4">
        <Alert
          variant={status === "ready" ? "success" : status === "no_signal" ? "warning" : "info"}
          title={t(`status.${status}.title`)}
        >
          {t(`status.${status}.text`)}
        </Alert>
        {status !== "ready" && <ScoringProgress progress={progress} />}
        <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
          <Button
            variant="outline"
            loading={pending}
            onClick={() => void train({}).then((result) => result.ok && refresh())}
          >
            <GraduationCap aria-hidden />
            {t("train")}
          </Button>
          <p className="min-w-0 flex-1 basis-60 text-sm text-muted-foreground">
            {latest ? (
              <>
                {t(`decision.${latest.decision}`)} <RelativeTime at={latest.trained_at} />.
              </>
            ) : (
              t("neverTrained")
            )}
          </p>
        </div>
        {latest?.newest?.has_changed && (
          <Alert variant="warning" title={t("drift.title")}>
            {t("drift.text", {
              actual: latest.newest.won_rate,
              predicted: latest.newest.predicted_rate,
            })}
          </Alert>
        )}
        {active && (active.quality?.lift_by_fifth[0] ?? usefulLift) < usefulLift && (
          <Alert variant="warning" title={t("flat.title")}>
            {t("flat.text")}
          </Alert>
        )}
      </section>
      {shown && quality && (
        <>
          <Figures model={shown} quality={quality} />
          <div className="grid gap-8 md:grid-cols-2">
            <CalibrationPlot bins={quality.calibration} />
            <LiftBars lifts={quality.lift_by_fifth} baseRate={quality.base_rate} />
          </div>
          <FactorList factors={shown.factors} />
          {active && previous && <WhatChanged now={active} before={previous} />}
        </>
      )}
    </div>
  );
}
