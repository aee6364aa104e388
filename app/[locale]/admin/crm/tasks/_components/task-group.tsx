"use client";

import { useTranslations } from "next-intl";
import { TaskRow } from "@/components/tasks/task-row";
import type { Task } from "@/lib/tasks/schemas";
import { cn } from "@/lib/utils";
import type { TaskGroup } from "./group-tasks";

type TaskGroupSectionProps = {
  id: TaskGroup | "done";
  tasks: Task[];
  now: Date;
  mayWrite: boolean;
  showOwner: boolean;
};

export function TaskGroupSection({ id, tasks, ...row }: TaskGroupSectionProps) {
  const t = useTranslations("tasks.groups");
  return (
    <section aria-labelledby={`tasks-${id}`} data-testid={`tasks-${id}`} className="flex flex-col gap-1">
      <h2
        id={`tasks-${id}`}
        className={cn(
          "flex items-baseline gap-2 text-sm font-semibold",
          id === "overdue" && "text-warning",
          (id === "done" || id === "later") && "text-muted-foreground",
        )}
      >
        {t(id)}
        <span className="font-normal text-muted-foreground num">{tasks.length}</span>
      </h2>
      <ul className="-mx-2 flex flex-col">
        {tasks.map((task) => (
          <TaskRow key={task.id} task={task} showLead {...row} />
        ))}
      </ul>
    </section>
  );
}
