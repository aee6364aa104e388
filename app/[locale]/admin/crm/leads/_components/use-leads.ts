"use client";

import { keepPreviousData, useInfiniteQuery, useQueryClient } from "@tanstack/react-query";
import { useRef } from "react";
import { apiGet } from "@/components/data/api-client";
import { useRealtimeEvent } from "@/components/data/realtime-provider";
import type { Lead } from "@/lib/leads/schemas";
import { toQuery, type Filters } from "./filters";

export type LeadPage = { data: Lead[]; next_cursor: string | null };

const settleMs = 400;

/** The list, page by page, following what others do. */
export function useLeads(filters: Filters, initial: LeadPage | undefined) {
  const queryClient = useQueryClient();
  const query = useInfiniteQuery({
    queryKey: ["leads", filters],
    queryFn: ({ pageParam }) =>
      apiGet<LeadPage>("/crm/leads", { ...toQuery(filters), cursor: pageParam ?? undefined }),
    initialPageParam: null as string | null,
    getNextPageParam: ({ next_cursor }) => next_cursor,
    initialData: initial && { pages: [initial], pageParams: [null] },
    placeholderData: keepPreviousData,
    // The page may come from the router's memory, and events before the socket was up are gone.
    refetchOnMount: "always",
  });
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const refreshSoon = () => {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => void queryClient.invalidateQueries({ queryKey: ["leads"] }), settleMs);
  };
  useRealtimeEvent("lead.changed", refreshSoon);
  useRealtimeEvent("lead.removed", refreshSoon);
  const leads = query.data?.pages.flatMap(({ data }) => data) ?? [];
  return { query, leads };
}
