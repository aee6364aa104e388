import type { Task } from "@/lib/tasks/schemas";
import { addDays, dayIn, weekdayOf } from "@/lib/zoned-time";

export const taskGroups = ["overdue", "today", "tomorrow", "week", "later"] as const;
export type TaskGroup = (typeof taskGroups)[number];

/** Open tasks by when they are due, as the reader's calendar has it; the week ends on Sunday. Empty groups are left out. */
export function groupTasks(tasks: Task[], now: Date, zone: string): { group: TaskGroup; tasks: Task[] }[] {
  const today = dayIn(zone, now);
  const tomorrow = addDays(today, 1);
  const sunday = addDays(today, 7 - weekdayOf(today));
  const groupOf = ({ due_at }: Task): TaskGroup => {
    const due = new Date(due_at);
    if (due < now) return "overdue";
    const day = dayIn(zone, due);
    if (day <= today) return "today";
    if (day === tomorrow) return "tomorrow";
    return day <= sunday ? "week" : "later";
  };
  const byGroup = Map.groupBy(tasks, groupOf);
  return taskGroups.flatMap((group) => {
    const inGroup = byGroup.get(group);
    return inGroup ? [{ group, tasks: inGroup }] : [];
  });
}
