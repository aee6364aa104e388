import { cronFunction } from "@/inngest/function";
import { reconcileMessages } from "@/lib/messaging";

export const reconcileMessagesEveryMinute = cronFunction(
  { id: "reconcile-messages", cron: "* * * * *" },
  () => reconcileMessages(),
);
