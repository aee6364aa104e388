"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { apiGet } from "@/components/data/api-client";
import { useRealtimeEvent } from "@/components/data/realtime-provider";
import type { Activity, Lead } from "@/lib/leads/schemas";
import type { Member } from "@/lib/organizations/schemas";
import type { Stage } from "@/lib/pipeline/schemas";
import type { Feed } from "./feed";

export const recentActivities = 3;
/** Names and stages change rarely, and their events are listened to. */
const staleTimeMs = 5 * 60_000;

export const leadKeys = {
  lead: (id: string) => ["inbox", "lead", id],
  activities: (id: string) => ["inbox", "lead", id, "activities"],
  stages: (pipelineId: string | undefined) => ["inbox", "stages", pipelineId],
  members: ["inbox", "members"],
} as const;

/** What the panel shows of a lead, kept up to date while it is on screen. */
export function useLead(leadId: string) {
  const queryClient = useQueryClient();
  const lead = useQuery({
    queryKey: leadKeys.lead(leadId),
    queryFn: () => apiGet<Lead>(`/crm/leads/${leadId}`),
  });
  const activities = useQuery({
    queryKey: leadKeys.activities(leadId),
    queryFn: () => apiGet<Feed<Activity>>(`/crm/leads/${leadId}/activities`, { limit: recentActivities }),
  });
  const members = useQuery({
    queryKey: leadKeys.members,
    queryFn: () => apiGet<Feed<Member>>("/organizations/current/members"),
    staleTime: staleTimeMs,
  });
  useRealtimeEvent("lead.changed", (changed) => {
    if (changed.lead_id === leadId) void queryClient.invalidateQueries({ queryKey: leadKeys.lead(leadId) });
  });
  const owner = members.data?.data.find(({ user_id }) => user_id === lead.data?.assigned_to);
  return { lead, activities: activities.data?.data, ownerName: owner?.full_name ?? null };
}

export function useStages(pipelineId: string | undefined): readonly Stage[] {
  const queryClient = useQueryClient();
  const { data } = useQuery({
    queryKey: leadKeys.stages(pipelineId),
    queryFn: () => apiGet<Feed<Stage>>("/crm/pipeline/stages", { pipeline_id: pipelineId }),
    enabled: pipelineId !== undefined,
    staleTime: staleTimeMs,
  });
  useRealtimeEvent(
    "board.changed",
    () => void queryClient.invalidateQueries({ queryKey: ["inbox", "stages"] }),
  );
  return data?.data ?? [];
}
