"use client";

import { useQuery } from "@tanstack/react-query";
import { apiGet } from "@/components/data/api-client";

/** A link is good for a quarter of an hour; a new one is asked for before that. */
const linkFreshMs = 10 * 60_000;

/** Where a message's file is to be had, once it is wanted. */
export function useMediaLink(messageId: string, isWanted: boolean) {
  return useQuery({
    queryKey: ["messages", "media", messageId],
    queryFn: () => apiGet<{ url: string; expires_at: string }>(`/crm/messages/${messageId}/media`),
    enabled: isWanted,
    staleTime: linkFreshMs,
    refetchInterval: linkFreshMs,
  });
}
