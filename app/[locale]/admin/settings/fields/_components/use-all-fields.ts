"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { updateFieldAction } from "@/app/actions/fields";
import { apiGet } from "@/components/data/api-client";
import { useRealtimeEvent } from "@/components/data/realtime-provider";
import { useAction } from "@/components/data/use-action";
import type { CustomField } from "@/lib/fields/schemas";

const queryKey = ["fields", "all"];

/** Every field, withdrawn ones included; a moved one stands in its new place at once. */
export function useAllFields(initial: CustomField[]) {
  const queryClient = useQueryClient();
  const { data } = useQuery({
    queryKey,
    queryFn: async () =>
      (await apiGet<{ data: CustomField[] }>("/crm/fields", { include_inactive: "true" })).data,
    initialData: initial,
  });
  const refresh = () => void queryClient.invalidateQueries({ queryKey: ["fields"] });
  useRealtimeEvent("fields.changed", refresh);
  const { run } = useAction(updateFieldAction);
  const active = data.filter(({ is_active }) => is_active);
  const move = async (field: CustomField, to: number) => {
    const others = active.filter(({ id }) => id !== field.id);
    const ordered = [...others.slice(0, to), field, ...others.slice(to)];
    await queryClient.cancelQueries({ queryKey });
    queryClient.setQueryData(queryKey, [...ordered, ...data.filter(({ is_active }) => !is_active)]);
    await run({ field_id: field.id, field_order: to });
    refresh();
  };
  return { active, archived: data.filter(({ is_active }) => !is_active), move, refresh };
}
