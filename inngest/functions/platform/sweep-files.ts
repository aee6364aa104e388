import { inngest } from "@/inngest/client";
import { sweepFiles } from "@/lib/storage";

export const sweepFilesEveryHour = inngest.createFunction(
  { id: "sweep-files", retries: 0, triggers: [{ cron: "7 * * * *" }] },
  () => sweepFiles(),
);
