"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { apiGet } from "@/components/data/api-client";
import { useRealtimeEvent } from "@/components/data/realtime-provider";
import type { Pipeline } from "@/lib/pipeline/schemas";

const queryKey = ["pipelines"];
const rarelyMs = 5 * 60_000;

/** The organization's pipelines with their stages, in order; changes of others arrive. */
export function usePipelines(initial?: Pipeline[]): Pipeline[] {
  const queryClient = useQueryClient();
  const { data } = useQuery({
    queryKey,
    queryFn: async () => (await apiGet<{ data: Pipeline[] }>("/crm/pipelines")).data,
    initialData: initial,
    staleTime: rarelyMs,
  });
  const refresh = () => void queryClient.invalidateQueries({ queryKey });
  useRealtimeEvent("pipelines.changed", refresh);
  // A stage's name, place or rules.
  useRealtimeEvent("board.changed", refresh);
  return data ?? none;
}

const none: Pipeline[] = [];
