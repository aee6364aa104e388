import { inngest } from "@/inngest/client";
import { remindDueTasks } from "@/lib/tasks";

export const remindTasksEveryMinute = inngest.createFunction(
  { id: "remind-tasks", retries: 0, triggers: [{ cron: "* * * * *" }] },
  () => remindDueTasks(),
);
