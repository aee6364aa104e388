"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useCallback } from "react";
import { apiGet } from "@/components/data/api-client";
import { currencies } from "@/components/leads/currencies";
import { knownSources, useSourceName } from "@/components/leads/source";
import { usePipelines } from "@/components/pipelines/use-pipelines";
import type { Tag } from "@/lib/fields/schemas";
import { leadStatuses, nextTaskStates } from "@/lib/leads/schemas";
import type { CloseReason } from "@/lib/pipeline/schemas";
import { useFilterNames } from "./filter-names";
import { customOf } from "./filter-fields";

export type Choice = { value: string; label: string };

const rarelyMs = 5 * 60_000;

/** The tags in use, for filters, cells and bulk changes. */
export function useTags(): string[] {
  const { data } = useQuery({
    queryKey: ["tags"],
    queryFn: async () => (await apiGet<{ data: Tag[] }>("/crm/tags")).data.map(({ name }) => name),
    staleTime: rarelyMs,
  });
  return data ?? none;
}

function useCloseReasons(): CloseReason[] {
  const { data } = useQuery({
    queryKey: ["close-reasons", "all"],
    queryFn: async () => (await apiGet<{ data: CloseReason[] }>("/crm/pipeline/close-reasons")).data,
    staleTime: rarelyMs,
  });
  return data ?? none;
}

const none: never[] = [];

/** What one may choose from, by field. */
export function useChoices(): (field: string) => Choice[] {
  const t = useTranslations("leadList");
  const status = useTranslations("leads.list");
  const owner = useTranslations("leads.owner");
  const sourceName = useSourceName();
  const tags = useTags();
  const reasons = useCloseReasons();
  const { stages, members, fields } = useFilterNames();
  const pipelines = usePipelines();
  const several = new Set(stages.map(({ pipeline_id }) => pipeline_id)).size > 1;
  return useCallback(
    (field) => {
      const people = [
        { value: "me", label: owner("me") },
        ...members.map(({ user_id, full_name }) => ({ value: user_id, label: full_name })),
      ];
      switch (field) {
        case "status":
          return leadStatuses.map((value) => ({ value, label: status(value) }));
        case "pipeline_id":
          return pipelines.map(({ id, name }) => ({ value: id, label: name }));
        case "stage_id":
          return stages.map(({ id, name, pipeline_id }) => ({
            value: id,
            label: [several && pipelines.find((one) => one.id === pipeline_id)?.name, name]
              .filter(Boolean)
              .join(" · "),
          }));
        case "assigned_to":
          return [...people, { value: "none", label: owner("nobody") }];
        case "source":
          return knownSources.map((value) => ({ value, label: sourceName(value) }));
        case "currency":
          return currencies.map((value) => ({ value, label: value }));
        case "next_task":
          return nextTaskStates.map((value) => ({ value, label: t(`nextTask.${value}`) }));
        case "tags":
          return tags.map((value) => ({ value, label: value }));
        case "close_reason_id":
          return reasons.map(({ id, name }) => ({ value: id, label: name }));
        default: {
          const custom = customOf(fields, field);
          return custom?.field_type === "person" ? people : (custom?.options ?? []);
        }
      }
    },
    [t, status, owner, sourceName, tags, reasons, stages, pipelines, several, members, fields],
  );
}
