"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useCallback, useMemo } from "react";
import { useConnectionState } from "@/components/data/realtime-provider";
import { readBetweenWrites, type WriteQueue } from "@/components/leads/write-queue";
import type { Board } from "@/lib/leads/schemas";
import { boardKey, fetchBoard, fetchPage, pageSize, type BoardFilter } from "./board-api";
import { appendPage } from "./board-cache";

/** Without live events the board asks again by itself. */
const pollMs = 15_000;

export type BoardStore = { get(): Board | undefined; set(change: (board: Board) => Board): void };

export function useBoardQuery(initial: Board | undefined, wanted: BoardFilter, queue: WriteQueue) {
  const queryClient = useQueryClient();
  const { pipeline_id, assigned_to, q, tag, filter: conditions } = wanted;
  const filter = useMemo<BoardFilter>(
    () => ({ pipeline_id, assigned_to, q, tag, filter: conditions }),
    [pipeline_id, assigned_to, q, tag, conditions],
  );
  const connection = useConnectionState();
  const store = useMemo<BoardStore>(() => {
    const key = boardKey(filter);
    return {
      get: () => queryClient.getQueryData<Board>(key),
      set: (change) => void queryClient.setQueryData<Board>(key, (board) => board && change(board)),
    };
  }, [queryClient, filter]);

  const query = useQuery({
    queryKey: boardKey(filter),
    queryFn: () => readBetweenWrites(queue, () => fetchBoard(filter, store.get())),
    initialData: initial,
    // The page may come from the router's memory, and events before the socket was up are gone.
    refetchOnMount: "always",
    placeholderData: (previous) => previous,
    refetchInterval: connection === "live" || connection === "connecting" ? false : pollMs,
  });

  const loadMore = useCallback(
    async (stageId: string) => {
      const cursor = store.get()?.data.find(({ stage }) => stage.id === stageId)?.next_cursor;
      if (!cursor) return;
      const page = await fetchPage(filter, stageId, { limit: pageSize, cursor });
      store.set((board) => appendPage(board, page));
    },
    [filter, store],
  );
  return { query, filter, store, loadMore };
}
