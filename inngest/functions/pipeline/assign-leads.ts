import { inngest } from "@/inngest/client";
import { orgFunction } from "@/inngest/function";
import { distributeWaiting, findWaiting, followAvailability } from "@/lib/leads";

export const findWaitingLeadsEveryFiveMinutes = inngest.createFunction(
  { id: "find-waiting-leads", retries: 0, concurrency: 1, triggers: [{ cron: "*/5 * * * *" }] },
  () => findWaiting(),
);

export const distributeWaitingLeads = orgFunction(
  "lead/waiting_found",
  { id: "distribute-waiting-leads", concurrency: { key: "event.data.org_id", limit: 1 } },
  (ctx) => distributeWaiting(ctx),
);

export const followMemberAvailability = orgFunction(
  "member/availability_changed",
  { id: "follow-availability", concurrency: { key: "event.data.org_id", limit: 1 } },
  (ctx, { user_id }) => followAvailability(ctx, user_id),
);
