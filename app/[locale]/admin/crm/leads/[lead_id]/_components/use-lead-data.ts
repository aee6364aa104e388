"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useCallback } from "react";
import { apiGet } from "@/components/data/api-client";
import { useRealtimeEvent } from "@/components/data/realtime-provider";
import { readBetweenWrites, type WriteQueue } from "@/components/leads/write-queue";
import type { Lead } from "@/lib/leads/schemas";
import type { Message } from "@/lib/messaging/schemas";
import { messagesShown } from "./page-sizes";
import type { TimelinePage } from "./use-timeline";

export type LeadData = { lead: Lead; timeline: TimelinePage; messages: Message[] | null };

export const leadKey = (leadId: string) => ["lead", leadId] as const;

/** The lead, its timeline and the end of its conversation; all three follow what others do. */
export function useLeadData(initial: LeadData, queue: WriteQueue) {
  const queryClient = useQueryClient();
  const leadId = initial.lead.id;
  const path = `/crm/leads/${leadId}`;
  const lead = useQuery({
    queryKey: leadKey(leadId),
    queryFn: () => readBetweenWrites(queue, () => apiGet<Lead>(path)),
    initialData: initial.lead,
    // The page may come from the router's memory, and events before the socket was up are gone.
    refetchOnMount: "always",
  });
  const messages = useQuery({
    queryKey: ["lead-messages", leadId],
    queryFn: async () =>
      (await apiGet<{ data: Message[] }>(`${path}/messages`, { limit: messagesShown })).data,
    initialData: initial.messages ?? [],
    enabled: initial.messages !== null,
    refetchOnMount: "always",
  });

  const refreshTimeline = useCallback(
    () => void queryClient.invalidateQueries({ queryKey: ["lead-activities", leadId] }),
    [queryClient, leadId],
  );
  const refreshMessages = () => void queryClient.invalidateQueries({ queryKey: ["lead-messages", leadId] });
  useRealtimeEvent("lead.changed", ({ lead_id, version }) => {
    if (lead_id !== leadId) return;
    const known = queryClient.getQueryData<Lead>(leadKey(leadId));
    if (!known || known.version < version) void queryClient.invalidateQueries({ queryKey: leadKey(leadId) });
    refreshTimeline();
  });
  useRealtimeEvent("lead.scored", ({ lead_id }) => {
    if (lead_id !== leadId) return;
    void queryClient.invalidateQueries({ queryKey: leadKey(leadId) });
    refreshTimeline();
  });
  useRealtimeEvent("lead.removed", ({ lead_id }) => {
    if (lead_id === leadId) void queryClient.invalidateQueries({ queryKey: leadKey(leadId) });
  });
  useRealtimeEvent("conversation.changed", ({ lead_id }) => {
    if (lead_id !== leadId) return;
    refreshMessages();
    refreshTimeline();
  });
  return { lead, messages: messages.data, refreshTimeline };
}
