"use client";

import { useInfiniteQuery, useQuery, useQueryClient } from "@tanstack/react-query";
import { useCallback } from "react";
import { apiGet } from "@/components/data/api-client";
import { useRealtimeEvent } from "@/components/data/realtime-provider";
import type { Task, TaskCounts, TaskView } from "@/lib/tasks/schemas";
import { defaultTimeZone } from "@/lib/zoned-time";

export type TaskPage = { data: Task[]; next_cursor: string | null };
export type TaskSelection = { view: TaskView; assigned_to?: string; lead_id?: string };

const pageSize = 100;
const tasksKey = ["tasks"];
const countsKey = [...tasksKey, "counts"];

/** How many wait, and in which time zone this person's days are counted. */
export function useTaskCounts(enabled = true): TaskCounts | undefined {
  return useQuery({ queryKey: countsKey, queryFn: () => apiGet<TaskCounts>("/crm/tasks/count"), enabled })
    .data;
}

export const useTaskZone = (): string => useTaskCounts()?.time_zone ?? defaultTimeZone;

/** A list of tasks that follows what others do, page by page. */
export function useTasks(selection: TaskSelection, initial?: TaskPage) {
  return useInfiniteQuery({
    queryKey: [...tasksKey, "list", selection],
    queryFn: ({ pageParam }) =>
      apiGet<TaskPage>("/crm/tasks", { ...selection, limit: pageSize, cursor: pageParam ?? undefined }),
    initialPageParam: null as string | null,
    getNextPageParam: ({ next_cursor }) => next_cursor,
    initialData: initial && { pages: [initial], pageParams: [null] },
    // The page may come from the router's memory, and events before the socket was up are gone.
    refetchOnMount: "always",
  });
}

/** Asks anew for every list and count of tasks, and for the lead whose next step may be another now. */
export function useRefreshTasks() {
  const queryClient = useQueryClient();
  return useCallback(
    (leadId: string | null) => {
      void queryClient.invalidateQueries({ queryKey: tasksKey });
      if (!leadId) return;
      for (const queryKey of [
        ["lead", leadId],
        ["lead-activities", leadId],
        ["inbox", "lead", leadId],
      ])
        void queryClient.invalidateQueries({ queryKey });
    },
    [queryClient],
  );
}

/** Once, in the frame: what others do with tasks shows everywhere. */
export function useTasksLive(): void {
  const refresh = useRefreshTasks();
  useRealtimeEvent("task.changed", ({ lead_id }) => refresh(lead_id));
}
