import { inngest } from "@/inngest/client";
import { foldTotals } from "@/lib/leads";

export const foldTotalsEveryMinute = inngest.createFunction(
  { id: "fold-totals", retries: 0, concurrency: 1, triggers: [{ cron: "* * * * *" }] },
  () => foldTotals(),
);
