"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { apiGet } from "@/components/data/api-client";
import { useRealtimeEvent } from "@/components/data/realtime-provider";
import type { CustomField } from "@/lib/fields/schemas";

const queryKey = ["fields"];

/** The organization's own fields, in order; changes of others arrive. */
export function useFields(): CustomField[] {
  const queryClient = useQueryClient();
  const { data } = useQuery({
    queryKey,
    queryFn: async () => (await apiGet<{ data: CustomField[] }>("/crm/fields")).data,
  });
  useRealtimeEvent("fields.changed", () => void queryClient.invalidateQueries({ queryKey }));
  return data ?? [];
}
