"use client";

import type { InfiniteData, UseInfiniteQueryResult } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useRef, type ReactNode } from "react";
import { LoadMore } from "@/components/leads/load-more";
import { EmptyTray } from "@/components/states/drawings";
import { ErrorState } from "@/components/states/error-state";
import { FilteredEmptyState } from "@/components/states/filtered-empty-state";
import { RowsSkeleton, SkeletonFrame } from "@/components/states/skeleton-frame";
import { EmptyState } from "@/components/ui/empty-state";
import { cn } from "@/lib/utils";
import type { RecordPage } from "./use-record-list";

type RecordListProps = {
  query: UseInfiniteQueryResult<InfiniteData<RecordPage<unknown>>>;
  count: number;
  lastId: string | undefined;
  filtered: boolean;
  onClear: () => void;
  empty: { title: string; description: string; action?: ReactNode };
  children: ReactNode;
};

/** The states of a list around its rows: loading, empty, failed, more to come. */
export function RecordList({ query, count, lastId, filtered, onClear, empty, children }: RecordListProps) {
  const t = useTranslations("records");
  const frame = useRef<HTMLDivElement>(null);
  return (
    <div
      ref={frame}
      aria-busy={query.isPlaceholderData}
      className={cn(
        "flex min-h-0 flex-1 scrollbar-thin flex-col overflow-y-auto transition-opacity",
        query.isPlaceholderData && "opacity-60",
      )}
    >
      {query.isPending ? (
        <SkeletonFrame className="md:px-3 md:pt-8">
          <RowsSkeleton rows={14} />
        </SkeletonFrame>
      ) : query.isError && count === 0 ? (
        <ErrorState className="m-auto" onRetry={() => void query.refetch()} retrying={query.isFetching} />
      ) : count === 0 ? (
        <div className="m-auto">
          {filtered ? (
            <FilteredEmptyState onClear={onClear} />
          ) : (
            <EmptyState icon={<EmptyTray />} {...empty} />
          )}
        </div>
      ) : (
        <>
          {children}
          {query.hasNextPage && (
            <LoadMore
              key={lastId}
              frame={frame}
              failedLabel={t("moreFailed")}
              onReached={() => query.fetchNextPage({ throwOnError: true })}
            >
              <RowsSkeleton rows={3} className="md:px-3" />
            </LoadMore>
          )}
        </>
      )}
    </div>
  );
}
