"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { ChartNoAxesColumn } from "lucide-react";
import { useTranslations } from "next-intl";
import { useRef, useState } from "react";
import { apiGet } from "@/components/data/api-client";
import { useRealtimeEvent } from "@/components/data/realtime-provider";
import { useMoney } from "@/components/leads/money";
import { PipelineSwitch } from "@/components/pipelines/pipeline-switch";
import { UnknownPipeline } from "@/components/pipelines/unknown-pipeline";
import { usePipelines } from "@/components/pipelines/use-pipelines";
import { PageBody, PageHeader } from "@/components/shell/page-header";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { SegmentedControl } from "@/components/ui/segmented-control";
import { Link, usePathname, useRouter } from "@/i18n/navigation";
import type { Forecast } from "@/lib/leads/schemas";
import type { Pipeline } from "@/lib/pipeline/schemas";
import { arrange, currenciesOf } from "./arrange";
import { ForecastBars } from "./forecast-bars";
import { ForecastTable } from "./forecast-table";

type ForecastScreenProps = {
  initial: Forecast;
  owner: string | undefined;
  seesOthers: boolean;
  pipelines: Pipeline[];
  pipeline: Pipeline;
  /** The address named one that is not there. */
  isUnknown: boolean;
};

const boardPath = "/admin/crm/pipeline";

/** What is likely to come in, month by month: each open lead counts by its chance of being won. */
export function ForecastScreen({
  initial,
  owner,
  seesOthers,
  pipelines: known,
  pipeline,
  isUnknown,
}: ForecastScreenProps) {
  const t = useTranslations("forecast");
  const board = useTranslations("board");
  const money = useMoney();
  const forecast = useForecast(initial, owner);
  const pipelines = usePipelines(known);
  const setParam = useParam();
  const boardHref = `${boardPath}?pipeline=${pipeline.id}`;
  const currencies = currenciesOf(forecast);
  const [chosen, setChosen] = useState<string>();
  const currency = chosen && currencies.includes(chosen) ? chosen : currencies[0];
  const arranged = currency ? arrange(forecast, currency) : undefined;
  return (
    <>
      <PageHeader
        title={
          <PipelineSwitch
            pipelines={pipelines}
            currentId={pipeline.id}
            title={t("title")}
            onChange={({ id }) => setParam("pipeline", id)}
          />
        }
        parents={[
          { label: board("title"), href: boardHref },
          ...(pipelines.length > 1 ? [{ label: t("title"), href: `${boardPath}/forecast` }] : []),
        ]}
        actions={seesOthers && <WhoSwitch mine={owner !== undefined} className="max-sm:hidden" />}
      />
      <PageBody className="mx-auto flex max-w-280 flex-col gap-8" data-testid="forecast-page">
        {isUnknown && (
          <UnknownPipeline shown={pipeline.name} onDismiss={() => setParam("pipeline", undefined)} />
        )}
        {seesOthers && <WhoSwitch mine={owner !== undefined} className="-mb-3 sm:hidden" />}
        {!currency || !arranged ? (
          <EmptyState
            icon={<ChartNoAxesColumn />}
            title={t("empty")}
            description={t("emptyDescription")}
            action={
              <Button asChild variant="outline">
                <Link href={boardHref}>{t("toBoard")}</Link>
              </Button>
            }
          />
        ) : (
          <>
            <div className="flex flex-wrap items-end justify-between gap-x-8 gap-y-3">
              <div className="flex flex-col">
                <span className="text-2xl font-semibold num">{money(arranged.all.weighted, currency)}</span>
                <span className="text-sm text-muted-foreground num">
                  {t("outOf", { total: money(arranged.all.total, currency), count: arranged.all.count })}
                </span>
              </div>
              {currencies.length > 1 && (
                <SegmentedControl
                  label={t("currency")}
                  value={currency}
                  onValueChange={setChosen}
                  options={currencies.map((value) => ({ value, label: value }))}
                />
              )}
            </div>
            <ForecastBars arranged={arranged} stages={forecast.stages} currency={currency} />
            <ForecastTable arranged={arranged} stages={forecast.stages} currency={currency} />
          </>
        )}
      </PageBody>
    </>
  );
}

function WhoSwitch({ mine, className }: { mine: boolean; className: string }) {
  const t = useTranslations("forecast");
  const setParam = useParam();
  return (
    <SegmentedControl
      className={className}
      label={t("who")}
      value={mine ? "me" : "all"}
      onValueChange={(who) => setParam("who", who === "me" ? "me" : undefined)}
      options={[
        { value: "all", label: t("everyone") },
        { value: "me", label: t("mine") },
      ]}
    />
  );
}

/** Sets one parameter of the address and keeps the others. */
function useParam() {
  const router = useRouter();
  const pathname = usePathname();
  return (name: string, value: string | undefined) => {
    const next = new URLSearchParams(window.location.search);
    if (value) next.set(name, value);
    else next.delete(name);
    router.replace(next.size > 0 ? `${pathname}?${next}` : pathname);
  };
}

const settleMs = 1_000;

function useForecast(initial: Forecast, owner: string | undefined): Forecast {
  const queryClient = useQueryClient();
  const { pipeline_id } = initial;
  const queryKey = ["forecast", pipeline_id, owner ?? "all"];
  const { data } = useQuery({
    queryKey,
    queryFn: () => apiGet<Forecast>("/crm/pipeline/forecast", { pipeline_id, assigned_to: owner }),
    initialData: initial,
    refetchOnMount: "always",
  });
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const refresh = () => {
    clearTimeout(timer.current);
    timer.current = setTimeout(
      () => void queryClient.invalidateQueries({ queryKey: ["forecast"] }),
      settleMs,
    );
  };
  useRealtimeEvent("lead.changed", refresh);
  useRealtimeEvent("lead.removed", refresh);
  useRealtimeEvent("board.changed", refresh);
  return data;
}
