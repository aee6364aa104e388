"use client";

import { useTranslations } from "next-intl";
import type { ComponentProps } from "react";
import { isUnreadable, UnreadableFilter } from "@/components/leads/filter/unreadable-filter";
import { LoadMore } from "@/components/leads/load-more";
import { EmptyTray } from "@/components/states/drawings";
import { ErrorState } from "@/components/states/error-state";
import { FilteredEmptyState } from "@/components/states/filtered-empty-state";
import { RowsSkeleton } from "@/components/states/skeleton-frame";
import { EmptyState } from "@/components/ui/empty-state";
import { isFiltered, type Filters } from "./filters";
import { LeadCards } from "./lead-cards";
import { LeadsSkeleton } from "./leads-skeleton";
import { useList } from "./list-context";
import { LeadTable } from "./table/lead-table";
import type { useLeads } from "./use-leads";

type ListContentProps = ReturnType<typeof useLeads> &
  Pick<
    ComponentProps<typeof LeadTable>,
    "columns" | "onColumns" | "sort" | "onSort" | "selection" | "writes" | "frame"
  > & { filters: Filters; onClear: () => void };

/** The rows, or why there are none. */
export function ListContent({ query, leads, summary, filters, onClear, ...table }: ListContentProps) {
  const t = useTranslations("leads.list");
  const { stages, members } = useList();
  if (query.isPending) return <LeadsSkeleton />;
  if (isUnreadable(query.error)) return <UnreadableFilter onClear={onClear} />;
  if (query.isError && leads.length === 0)
    return <ErrorState className="m-auto" onRetry={() => void query.refetch()} retrying={query.isFetching} />;
  if (leads.length === 0)
    return (
      <div className="m-auto">
        {isFiltered(filters) ? (
          <FilteredEmptyState onClear={onClear} />
        ) : (
          <EmptyState icon={<EmptyTray />} title={t("emptyTitle")} description={t("emptyDescription")} />
        )}
      </div>
    );
  return (
    <>
      <LeadTable leads={leads} total={summary?.is_capped ? undefined : summary?.count} {...table} />
      <LeadCards leads={leads} stages={stages} members={members} />
      {query.hasNextPage && (
        <LoadMore
          key={leads.at(-1)?.id}
          frame={table.frame}
          failedLabel={t("moreFailed")}
          onReached={() => query.fetchNextPage({ throwOnError: true })}
        >
          <RowsSkeleton rows={3} className="md:px-3" />
        </LoadMore>
      )}
    </>
  );
}
