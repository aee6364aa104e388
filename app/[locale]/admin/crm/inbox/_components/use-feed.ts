"use client";

import { useMutation, useQuery, useQueryClient, type QueryKey } from "@tanstack/react-query";
import { apiGet } from "@/components/data/api-client";
import { useConnectionState } from "@/components/data/realtime-provider";
import { withNewestPage, withOlderPage, type Feed, type Order } from "./feed";

/** Without a live connection nobody tells us of news, so we ask. */
const pollIntervalMs = 8_000;

type FeedOptions<T> = {
  queryKey: QueryKey;
  path: string;
  query: Record<string, string | number>;
  order: Order<T>;
  initial?: { feed: Feed<T>; loadedAtMs: number };
};

/** A list of the API: its newest page is refetched and laid over what is loaded, older pages are appended. */
export function useFeed<T extends { id: string }>({ queryKey, path, query, order, initial }: FeedOptions<T>) {
  const queryClient = useQueryClient();
  const isLive = useConnectionState() === "live";
  const fetchPage = (cursor?: string) => apiGet<Feed<T>>(path, { ...query, cursor });
  const newest = useQuery({
    queryKey,
    queryFn: async () => {
      const page = await fetchPage();
      return withNewestPage(queryClient.getQueryData<Feed<T>>(queryKey), page, order);
    },
    // Sharing compares by index; rows move, and `withNewestPage` keeps the unchanged ones by id.
    structuralSharing: false,
    initialData: initial?.feed,
    initialDataUpdatedAt: initial?.loadedAtMs,
    refetchInterval: isLive ? false : pollIntervalMs,
  });
  const older = useMutation({
    mutationFn: fetchPage,
    onSuccess: (page, cursor) => {
      queryClient.setQueryData<Feed<T>>(queryKey, (current) => withOlderPage(current, page, cursor ?? ""));
    },
  });
  const cursor = newest.data?.next_cursor ?? null;
  return {
    feed: newest.data,
    error: newest.data ? null : newest.error,
    isFetching: newest.isFetching,
    refetch: newest.refetch,
    cursor,
    loadOlder: () => {
      if (cursor !== null && !older.isPending) older.mutate(cursor);
    },
    isLoadingOlder: older.isPending,
    hasOlderFailed: older.isError,
  };
}
