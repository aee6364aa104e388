"use client";

import type { InfiniteData, UseInfiniteQueryResult } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { ActivityComposer } from "./activity-composer";
import { ActivityItem } from "./activity-item";
import type { ActivityPage } from "./use-lead-data";

type TimelineProps = {
  leadId: string;
  activities: UseInfiniteQueryResult<InfiniteData<ActivityPage>>;
  mayWrite: boolean;
  onWritten: () => void;
};

/** What happened, newest first, with a place on top to write down what just did. */
export function Timeline({ leadId, activities, mayWrite, onWritten }: TimelineProps) {
  const t = useTranslations("leads.timeline");
  const items = activities.data?.pages.flatMap(({ data }) => data) ?? [];
  return (
    <div className="mx-auto flex max-w-180 flex-col gap-5" data-testid="lead-timeline">
      {mayWrite && <ActivityComposer leadId={leadId} onWritten={onWritten} />}
      {items.length === 0 ? (
        <EmptyState size="sm" title={t("empty")} description={t("emptyDescription")} />
      ) : (
        <ol className="flex flex-col">
          {items.map((activity) => (
            <ActivityItem key={activity.id} activity={activity} />
          ))}
        </ol>
      )}
      {activities.hasNextPage && (
        <Button
          variant="outline"
          className="self-center"
          loading={activities.isFetchingNextPage}
          onClick={() => void activities.fetchNextPage()}
        >
          {t("more")}
        </Button>
      )}
      {activities.isFetchNextPageError && (
        <p role="alert" className="self-center text-sm text-danger">
          {t("moreFailed")}
        </p>
      )}
    </div>
  );
}
