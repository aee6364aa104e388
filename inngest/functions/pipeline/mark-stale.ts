import { cronFunction, orgFunction } from "@/inngest/function";
import { findStale, markStale } from "@/lib/leads";

export const findStaleEveryQuarterHour = cronFunction(
  { id: "find-stale-leads", cron: "*/15 * * * *", concurrency: 1 },
  () => findStale(),
);

export const markStaleLeads = orgFunction(
  "lead/stale_found",
  { id: "mark-stale-leads", concurrency: { key: "event.data.org_id", limit: 1 } },
  (ctx) => markStale(ctx),
);
