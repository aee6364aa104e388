"use client";

import { useInfiniteQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { apiGet } from "@/components/data/api-client";
import { useRealtimeEvent } from "@/components/data/realtime-provider";
import { Section } from "@/components/settings/section";
import { ErrorState } from "@/components/states/error-state";
import { RowsSkeleton } from "@/components/states/skeleton-frame";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { SegmentedControl } from "@/components/ui/segmented-control";
import type { Alert } from "@/lib/alerts/schemas";
import { AlertRow } from "./alert-row";

type AlertPage = { data: Alert[]; next_cursor: string | null };
const states = ["all", "open"] as const;

/** Every alert with its cause: what was said, what the limit was, who was told. */
export function AlertLog() {
  const t = useTranslations("alerts.log");
  const queryClient = useQueryClient();
  const [state, setState] = useState<(typeof states)[number]>("all");
  const query = useInfiniteQuery({
    queryKey: ["alerts", state],
    queryFn: ({ pageParam }) => apiGet<AlertPage>("/crm/alerts", { state, cursor: pageParam ?? undefined }),
    initialPageParam: null as string | null,
    getNextPageParam: ({ next_cursor }) => next_cursor,
  });
  const refresh = () => void queryClient.invalidateQueries({ queryKey: ["alerts"] });
  useRealtimeEvent("alert.changed", refresh);
  const alerts = query.data?.pages.flatMap(({ data }) => data) ?? [];
  return (
    <Section
      title={t("title")}
      description={t("hint")}
      apart
      aside={
        <SegmentedControl
          label={t("filter")}
          value={state}
          onValueChange={setState}
          options={states.map((value) => ({ value, label: t(`state.${value}`) }))}
        />
      }
    >
      {query.isPending ? (
        <RowsSkeleton rows={4} />
      ) : query.isError && alerts.length === 0 ? (
        <ErrorState onRetry={() => void query.refetch()} retrying={query.isFetching} />
      ) : alerts.length === 0 ? (
        <EmptyState size="sm" title={t("emptyTitle")} description={t("emptyDescription")} />
      ) : (
        <ul className="flex flex-col rounded-lg border bg-card" data-testid="alert-log">
          {alerts.map((alert) => (
            <AlertRow key={alert.id} alert={alert} onHandled={refresh} />
          ))}
        </ul>
      )}
      {query.hasNextPage && (
        <Button
          variant="outline"
          className="self-center"
          loading={query.isFetchingNextPage}
          onClick={() => void query.fetchNextPage()}
        >
          {t("more")}
        </Button>
      )}
    </Section>
  );
}
