"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { scoreLeadAction, setLeadScoreAction } from "@/app/actions/scoring";
import { apiGet } from "@/components/data/api-client";
import { useRealtimeEvent } from "@/components/data/realtime-provider";
import { useAction } from "@/components/data/use-action";
import type { LeadScore } from "@/lib/scoring/schemas";
import { leadKey } from "./use-lead-data";

const scoreKey = (leadId: string) => ["lead-score", leadId] as const;

/** The lead's score and where it comes from; follows models, messages and other people. */
export function useLeadScore(leadId: string) {
  const queryClient = useQueryClient();
  const query = useQuery({
    queryKey: scoreKey(leadId),
    queryFn: () => apiGet<LeadScore>(`/ai/leads/${leadId}/score`),
  });
  const refresh = () => void queryClient.invalidateQueries({ queryKey: scoreKey(leadId) });
  useRealtimeEvent("lead.scored", ({ lead_id }) => lead_id === leadId && refresh());
  useRealtimeEvent("lead.changed", ({ lead_id }) => lead_id === leadId && refresh());
  useRealtimeEvent("scoring.changed", refresh);
  const score = useAction(scoreLeadAction);
  const set = useAction(setLeadScoreAction);
  const keep = (data: LeadScore) => {
    queryClient.setQueryData(scoreKey(leadId), data);
    void queryClient.invalidateQueries({ queryKey: leadKey(leadId) });
    void queryClient.invalidateQueries({ queryKey: ["lead-activities", leadId] });
  };
  return {
    query,
    scoring: score.pending,
    setting: set.pending,
    scoreNow: async () => {
      const result = await score.run({ lead_id: leadId });
      if (result.ok) keep(result.data);
    },
    setScore: async (value: number | null, reason: string) => {
      const result = await set.run({ lead_id: leadId, score: value, reason });
      if (result.ok) keep(result.data);
      return result.ok;
    },
  };
}
