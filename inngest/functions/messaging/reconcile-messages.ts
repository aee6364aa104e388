import { inngest } from "@/inngest/client";
import { reconcileMessages } from "@/lib/messaging";

export const reconcileMessagesEveryMinute = inngest.createFunction(
  { id: "reconcile-messages", retries: 0, triggers: [{ cron: "* * * * *" }] },
  () => reconcileMessages(),
);
