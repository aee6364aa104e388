"use client";

import { useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { apiGet } from "@/components/data/api-client";
import type { SearchGroup } from "@/lib/search/schemas";

const pauseMs = 140;
const freshMs = 15_000;
const kinds = "leads,contacts,companies,messages,tasks";

/**
 * What the organization has that fits what is typed, asked for once the typing pauses. Answers belong to their
 * question: one that comes late is never shown for a newer text.
 */
export function useSearch(typed: string) {
  const question = usePaused(typed.trim());
  const { data, isError, isFetching, refetch } = useQuery({
    queryKey: ["search", question],
    queryFn: () => apiGet<{ data: SearchGroup[] }>("/crm/search", { q: question, kinds }),
    enabled: question !== "",
    staleTime: freshMs,
    retry: false,
  });
  const isCurrent = question === typed.trim();
  return {
    groups: (isCurrent && question !== "" && data?.data) || [],
    isSearching: typed.trim() !== "" && (!isCurrent || isFetching),
    hasFailed: isCurrent && isError,
    retry: () => void refetch(),
  };
}

function usePaused(text: string): string {
  const [paused, setPaused] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setPaused(text), text === "" ? 0 : pauseMs);
    return () => clearTimeout(timer);
  }, [text]);
  return paused;
}
