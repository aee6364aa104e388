import { inngest } from "@/inngest/client";
import { orgFunction } from "@/inngest/function";
import { findStale, markStale } from "@/lib/leads";

export const findStaleEveryQuarterHour = inngest.createFunction(
  { id: "find-stale-leads", retries: 0, concurrency: 1, triggers: [{ cron: "*/15 * * * *" }] },
  () => findStale(),
);

export const markStaleLeads = orgFunction(
  "lead/stale_found",
  { id: "mark-stale-leads", concurrency: { key: "event.data.org_id", limit: 1 } },
  (ctx) => markStale(ctx),
);
