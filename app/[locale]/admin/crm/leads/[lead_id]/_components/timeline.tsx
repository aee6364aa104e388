"use client";

import { Pin } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState, type ReactNode } from "react";
import { ErrorState } from "@/components/states/error-state";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { SegmentedControl } from "@/components/ui/segmented-control";
import { Skeleton } from "@/components/ui/skeleton";
import { timelineKinds, type TimelineKind } from "@/lib/messaging/schemas";
import { ActivityComposer } from "./activity-composer";
import { ActivityItem, type MayChange } from "./activity-item";
import { MessageItem } from "./message-item";
import { itemsOf, usePinned, useTimeline, type TimelinePage } from "./use-timeline";

type TimelineProps = {
  leadId: string;
  initial: TimelinePage;
  /** Who may not read conversations is not offered them. */
  hasMessages: boolean;
  may: MayChange;
  onWritten: () => void;
};

/** What happened, newest first, with a place on top to write down what just did, and what is pinned above all. */
export function Timeline({ leadId, initial, hasMessages, may, onWritten }: TimelineProps) {
  const t = useTranslations("leads.timeline");
  const [kind, setKind] = useState<TimelineKind | "all">("all");
  const timeline = useTimeline(leadId, kind === "all" ? undefined : kind, initial);
  const pinned = usePinned(leadId);
  const kinds = timelineKinds.filter((value) => hasMessages || value !== "message");
  const item = { may, onChanged: onWritten };
  return (
    <div className="mx-auto flex max-w-180 flex-col gap-5" data-testid="lead-timeline">
      {may.write && <ActivityComposer leadId={leadId} onWritten={onWritten} />}
      {pinned.length > 0 && (
        <section aria-labelledby="lead-pinned" className="flex flex-col gap-2" data-testid="pinned">
          <h2 id="lead-pinned" className="flex items-center gap-1.5 text-sm font-semibold">
            <Pin aria-hidden className="size-3.5 text-muted-foreground" />
            {t("pinned")}
          </h2>
          <ol className="flex flex-col">
            {pinned.map((activity) => (
              <ActivityItem key={activity.id} activity={activity} {...item} />
            ))}
          </ol>
        </section>
      )}
      <div className="-mx-1 scrollbar-none overflow-x-auto px-1">
        <SegmentedControl
          label={t("filter")}
          value={kind}
          onValueChange={setKind}
          options={(["all", ...kinds] as const).map((value) => ({
            value,
            label: t(`filters.${value}`),
          }))}
        />
      </div>
      <Entries query={timeline} isFiltered={kind !== "all"}>
        {itemsOf(timeline.data?.pages).map((entry) =>
          entry.type === "message" ? (
            <MessageItem key={entry.id} message={entry.message} />
          ) : (
            <ActivityItem key={entry.id} activity={entry.activity} {...item} />
          ),
        )}
      </Entries>
    </div>
  );
}

type EntriesProps = {
  query: ReturnType<typeof useTimeline>;
  isFiltered: boolean;
  children: ReactNode[];
};

function Entries({ query, isFiltered, children }: EntriesProps) {
  const t = useTranslations("leads.timeline");
  if (query.isPending) return <Skeleton className="h-24 w-full" />;
  if (query.isError && !query.data)
    return <ErrorState size="sm" onRetry={() => void query.refetch()} retrying={query.isFetching} />;
  return (
    <>
      {children.length === 0 ? (
        <EmptyState
          size="sm"
          title={t(isFiltered ? "emptyFiltered" : "empty")}
          description={isFiltered ? undefined : t("emptyDescription")}
        />
      ) : (
        <ol className="flex flex-col">{children}</ol>
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
      {query.isFetchNextPageError && (
        <p role="alert" className="self-center text-sm text-danger">
          {t("moreFailed")}
        </p>
      )}
    </>
  );
}
