import { inngest } from "@/inngest/client";
import { sweepOutbox } from "@/lib/outbox";

export const sweepOutboxEveryMinute = inngest.createFunction(
  { id: "sweep-outbox", retries: 0, triggers: [{ cron: "* * * * *" }] },
  () => sweepOutbox(),
);
