"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { apiGet } from "@/components/data/api-client";
import { useRealtimeEvent } from "@/components/data/realtime-provider";
import type { Job } from "@/lib/jobs/schemas";

/** Where realtime is off, or an event was lost. */
const pollMs = 2_000;

export const isUnfinished = ({ status }: Job): boolean =>
  status === "queued" || status === "running" || status === "undoing";

/** One job, followed until it ends. */
export function useJob(jobId: string | null) {
  const queryClient = useQueryClient();
  const query = useQuery({
    queryKey: ["jobs", jobId],
    queryFn: () => apiGet<Job>(`/crm/jobs/${jobId}`),
    enabled: jobId !== null,
    refetchInterval: ({ state }) => (state.data && !isUnfinished(state.data) ? false : pollMs),
  });
  useRealtimeEvent("job.changed", ({ job_id }) => {
    if (job_id === jobId) void queryClient.invalidateQueries({ queryKey: ["jobs", jobId] });
  });
  return query;
}

/** The actor's latest jobs; new ones appear by realtime. */
export function useJobs() {
  const queryClient = useQueryClient();
  const query = useQuery({
    queryKey: ["jobs"],
    queryFn: () => apiGet<{ data: Job[] }>("/crm/jobs", { limit: 5 }),
    refetchInterval: ({ state }) => (state.data?.data.some(isUnfinished) ? pollMs : false),
  });
  useRealtimeEvent("job.changed", () => void queryClient.invalidateQueries({ queryKey: ["jobs"] }));
  return query.data?.data ?? [];
}
