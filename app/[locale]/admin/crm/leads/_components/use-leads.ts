"use client";

import { keepPreviousData, useInfiniteQuery, useQuery, useQueryClient } from "@tanstack/react-query";
import { useCallback, useEffect, useRef } from "react";
import { apiGet } from "@/components/data/api-client";
import { useRealtimeEvent } from "@/components/data/realtime-provider";
import { readBetweenWrites, type WriteQueue } from "@/components/leads/write-queue";
import type { Lead, LeadSummary } from "@/lib/leads/schemas";
import { toQuery, toSelection, type Filters } from "./filters";

export type LeadPage = { data: Lead[]; next_cursor: string | null };

export const listKey = ["leads", "list"] as const;
const summaryKey = ["leads", "summary"] as const;

/** The list, page by page, with what it counts and sums, following what others do. */
export function useLeads(filters: Filters, initial: LeadPage | undefined, queue: WriteQueue) {
  const query = useInfiniteQuery({
    queryKey: [...listKey, toQuery(filters)],
    queryFn: ({ pageParam }) =>
      readBetweenWrites(queue, () =>
        apiGet<LeadPage>("/crm/leads", { ...toQuery(filters), cursor: pageParam ?? undefined }),
      ),
    initialPageParam: null as string | null,
    getNextPageParam: ({ next_cursor }) => next_cursor,
    initialData: initial && { pages: [initial], pageParams: [null] },
    placeholderData: keepPreviousData,
    // The page may come from the router's memory, and events before the socket was up are gone.
    refetchOnMount: "always",
  });
  const summary = useQuery({
    queryKey: [...summaryKey, toSelection(filters)],
    queryFn: () => apiGet<LeadSummary>("/crm/leads/summary", toSelection(filters)),
    placeholderData: keepPreviousData,
    refetchOnMount: "always",
  });
  useRefreshSoon(query.data?.pages.length ?? 1);
  const leads = query.data?.pages.flatMap(({ data }) => data) ?? [];
  return { query, leads: unique(leads), summary: summary.data };
}

/** A lead that moved while pages were read may be in two of them. */
function unique(leads: Lead[]): Lead[] {
  const seen = new Set<string>();
  return leads.filter(({ id }) => !seen.has(id) && seen.add(id));
}

const settleMs = 400;
const settleMaxMs = 4_000;

/**
 * Once for many events, and again and again while they go on: a bulk change must not keep the list waiting. Every page
 * is asked for again, so the more there are, the rarer.
 */
function useRefreshSoon(pages: number): void {
  const queryClient = useQueryClient();
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const refresh = useCallback(() => {
    timer.current ??= setTimeout(
      () => {
        timer.current = undefined;
        void queryClient.invalidateQueries({ queryKey: ["leads"] });
      },
      Math.min(settleMaxMs, settleMs * pages),
    );
  }, [queryClient, pages]);
  useEffect(() => () => clearTimeout(timer.current), []);
  useRealtimeEvent("lead.changed", refresh);
  useRealtimeEvent("lead.removed", refresh);
  useRealtimeEvent("lead.went_stale", refresh);
  useRealtimeEvent("lead.scored", refresh);
  useRealtimeEvent("board.changed", refresh);
}
