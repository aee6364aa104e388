"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { apiGet } from "@/components/data/api-client";
import { useRealtimeEvent } from "@/components/data/realtime-provider";
import type { SavedView } from "@/lib/views/schemas";

const queryKey = ["views", "leads"];

/** One's own views and the shared ones; changes of others arrive. */
export function useViews(initial: SavedView[]) {
  const queryClient = useQueryClient();
  const { data } = useQuery({
    queryKey,
    queryFn: async () => (await apiGet<{ data: SavedView[] }>("/crm/views")).data,
    initialData: initial,
  });
  const refresh = () => queryClient.invalidateQueries({ queryKey });
  useRealtimeEvent("views.changed", () => void refresh());
  return { views: data, refresh };
}
