"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useRef } from "react";
import { useRealtimeEvent } from "@/components/data/realtime-provider";
import { fetchHome, type HomeData } from "./home-data";

const settleMs = 400;

export function useHome(initial: HomeData) {
  const queryClient = useQueryClient();
  const { data } = useQuery({
    queryKey: ["home"],
    queryFn: () => fetchHome(initial),
    initialData: initial,
    // The page may come from the router's memory, and events before the socket was up are gone.
    refetchOnMount: "always",
  });
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const refresh = () => {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => void queryClient.invalidateQueries({ queryKey: ["home"] }), settleMs);
  };
  useRealtimeEvent("lead.changed", refresh);
  useRealtimeEvent("lead.removed", refresh);
  useRealtimeEvent("conversation.changed", refresh);
  useRealtimeEvent("board.changed", refresh);
  return { data, refresh };
}
