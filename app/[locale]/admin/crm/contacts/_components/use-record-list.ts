"use client";

import { keepPreviousData, useInfiniteQuery, useQueryClient } from "@tanstack/react-query";
import { useSearchParams } from "next/navigation";
import { useCallback, useRef } from "react";
import { apiGet } from "@/components/data/api-client";
import { useRealtimeEvent } from "@/components/data/realtime-provider";

export type RecordPage<T> = { data: T[]; next_cursor: string | null };

const settleMs = 400;

/** What is searched for lives in the address: it can be shared, and survives a reload. */
export function useQueryText() {
  const q = useSearchParams().get("q") ?? undefined;
  const setText = useCallback((text: string | undefined) => {
    const next = text ? `?${new URLSearchParams({ q: text })}` : window.location.pathname;
    window.history.replaceState(null, "", next);
  }, []);
  return { q, setText };
}

/** A list of companies or contacts, page by page, following what others do. */
export function useRecordList<T>(
  kind: "companies" | "contacts",
  q: string | undefined,
  initial: RecordPage<T> | undefined,
) {
  const queryClient = useQueryClient();
  const query = useInfiniteQuery({
    queryKey: [kind, { q }],
    queryFn: ({ pageParam }) => apiGet<RecordPage<T>>(`/crm/${kind}`, { q, cursor: pageParam ?? undefined }),
    initialPageParam: null as string | null,
    getNextPageParam: ({ next_cursor }) => next_cursor,
    initialData: initial && { pages: [initial], pageParams: [null] },
    placeholderData: keepPreviousData,
    refetchOnMount: "always",
  });
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const refreshSoon = () => {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => void queryClient.invalidateQueries({ queryKey: [kind] }), settleMs);
  };
  useRealtimeEvent(kind === "companies" ? "company.changed" : "contact.changed", refreshSoon);
  useRealtimeEvent("lead.changed", refreshSoon);
  const items = query.data?.pages.flatMap(({ data }) => data) ?? [];
  return { query, items };
}
