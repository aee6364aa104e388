import { cronFunction } from "@/inngest/function";
import { remindDueTasks } from "@/lib/tasks";

export const remindTasksEveryMinute = cronFunction({ id: "remind-tasks", cron: "* * * * *" }, () =>
  remindDueTasks(),
);
