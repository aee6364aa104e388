"use client";

import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { apiGet } from "@/components/data/api-client";
import type { Activity } from "@/lib/leads/schemas";
import type { TimelineItem, TimelineKind } from "@/lib/messaging/schemas";
import { timelinePageSize } from "./page-sizes";

export type TimelinePage = { data: TimelineItem[]; next_cursor: string | null };

/** A lead's timeline, whole or of one kind; the page hands in the first page of the whole. */
export function useTimeline(leadId: string, kind: TimelineKind | undefined, initial: TimelinePage) {
  return useInfiniteQuery({
    queryKey: ["lead-activities", leadId, kind ?? "all"],
    queryFn: ({ pageParam }) =>
      apiGet<TimelinePage>(`/crm/leads/${leadId}/timeline`, {
        kind,
        limit: timelinePageSize,
        cursor: pageParam ?? undefined,
      }),
    initialPageParam: null as string | null,
    getNextPageParam: ({ next_cursor }) => next_cursor,
    initialData: kind ? undefined : { pages: [initial], pageParams: [null] },
    refetchOnMount: "always",
  });
}

const pinnedMax = 100;

/** What somebody keeps on top. */
export function usePinned(leadId: string): Activity[] {
  const { data } = useQuery({
    queryKey: ["lead-activities", leadId, "pinned"],
    queryFn: async () => {
      const query = { pinned: "true", limit: pinnedMax };
      return (await apiGet<{ data: Activity[] }>(`/crm/leads/${leadId}/activities`, query)).data;
    },
  });
  return data ?? [];
}

/** A page that was refetched after something came may begin with what the one before it ended with. */
export function itemsOf(pages: readonly TimelinePage[] | undefined): TimelineItem[] {
  const seen = new Set<string>();
  return (pages ?? []).flatMap(({ data }) => data.filter(({ id }) => !seen.has(id) && Boolean(seen.add(id))));
}
