import { cronFunction } from "@/inngest/function";
import { foldTotals } from "@/lib/leads";

export const foldTotalsEveryMinute = cronFunction(
  { id: "fold-totals", cron: "* * * * *", concurrency: 1 },
  () => foldTotals(),
);
