"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useRef } from "react";
import { LoadMore } from "@/components/leads/load-more";
import { NewLead } from "@/components/leads/new-lead";
import { useMembers } from "@/components/leads/owner";
import { PageBody, PageHeader } from "@/components/shell/page-header";
import { EmptyTray } from "@/components/states/drawings";
import { ErrorState } from "@/components/states/error-state";
import { FilteredEmptyState } from "@/components/states/filtered-empty-state";
import { RowsSkeleton } from "@/components/states/skeleton-frame";
import { EmptyState } from "@/components/ui/empty-state";
import type { Member } from "@/lib/organizations/schemas";
import type { Stage } from "@/lib/pipeline/schemas";
import { cn } from "@/lib/utils";
import { isFiltered, toQuery, type Filters } from "./filters";
import { InOutMenu } from "./in-out-menu";
import { LeadCards } from "./lead-cards";
import { LeadFilters } from "./lead-filters";
import { LeadsSkeleton } from "./leads-skeleton";
import { LeadTable } from "./lead-table";
import { useLeadFilters } from "./use-lead-filters";
import { useLeads, type LeadPage } from "./use-leads";

type LeadsScreenProps = {
  initial: { filters: Filters; page: LeadPage };
  stages: Stage[];
  members: Member[];
  userId: string;
  mayWrite: boolean;
  mayImport: boolean;
  mayExport: boolean;
};

export function LeadsScreen({
  initial,
  stages,
  members: initialMembers,
  userId,
  mayWrite,
  mayImport,
  mayExport,
}: LeadsScreenProps) {
  const t = useTranslations("leads");
  const queryClient = useQueryClient();
  const { filters, setFilter, clear } = useLeadFilters();
  const isInitial = JSON.stringify(filters) === JSON.stringify(initial.filters);
  const { query, leads } = useLeads(filters, isInitial ? initial.page : undefined);
  const members = useMembers(initialMembers);
  const frame = useRef<HTMLDivElement>(null);
  const rows = { leads, stages, members };
  const refresh = () => void queryClient.invalidateQueries({ queryKey: ["leads"] });
  return (
    <>
      <PageHeader
        title={t("title")}
        meta={query.data && t(query.hasNextPage ? "list.shownMore" : "list.shown", { count: leads.length })}
        actions={
          <>
            <InOutMenu query={toQuery(filters)} mayImport={mayImport} mayExport={mayExport} />
            {mayWrite && <NewLead stages={stages} members={members} userId={userId} onCreated={refresh} />}
          </>
        }
      />
      <PageBody layout="fill" className="flex-col" data-testid="leads-page">
        <LeadFilters
          filters={filters}
          stages={stages}
          members={members}
          userId={userId}
          onChange={setFilter}
          onClear={clear}
        />
        <div
          ref={frame}
          aria-busy={query.isPlaceholderData}
          className={cn(
            "flex min-h-0 flex-1 scrollbar-thin flex-col overflow-y-auto transition-opacity",
            query.isPlaceholderData && "opacity-60",
          )}
        >
          {query.isPending ? (
            <LeadsSkeleton />
          ) : query.isError && leads.length === 0 ? (
            <ErrorState className="m-auto" onRetry={() => void query.refetch()} retrying={query.isFetching} />
          ) : leads.length === 0 ? (
            <div className="m-auto">
              {isFiltered(filters) ? (
                <FilteredEmptyState onClear={clear} />
              ) : (
                <EmptyState
                  icon={<EmptyTray />}
                  title={t("list.emptyTitle")}
                  description={t("list.emptyDescription")}
                />
              )}
            </div>
          ) : (
            <>
              <LeadTable {...rows} />
              <LeadCards {...rows} />
              {query.hasNextPage && (
                <LoadMore
                  key={leads.at(-1)?.id}
                  frame={frame}
                  failedLabel={t("list.moreFailed")}
                  onReached={() => query.fetchNextPage({ throwOnError: true })}
                >
                  <RowsSkeleton rows={3} className="md:px-3" />
                </LoadMore>
              )}
            </>
          )}
        </div>
      </PageBody>
    </>
  );
}
