"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { apiGet } from "@/components/data/api-client";
import { useRealtimeEvent } from "@/components/data/realtime-provider";
import type { CustomField } from "@/lib/fields/schemas";

const queryKey = ["fields"];

/** The organization's own fields, in order; changes of others arrive. */
export function useFields(initial?: CustomField[]): CustomField[] {
  const queryClient = useQueryClient();
  const { data } = useQuery({
    queryKey,
    queryFn: async () => (await apiGet<{ data: CustomField[] }>("/crm/fields")).data,
    initialData: initial,
  });
  useRealtimeEvent("fields.changed", () => void queryClient.invalidateQueries({ queryKey }));
  return data ?? none;
}

const none: CustomField[] = [];
