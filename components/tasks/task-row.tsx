"use client";

import { useTranslations } from "next-intl";
import { Avatar } from "@/components/ui/avatar";
import { Link } from "@/i18n/navigation";
import type { Task } from "@/lib/tasks/schemas";
import { cn } from "@/lib/utils";
import { TaskCheck } from "./task-check";
import { taskIconOf } from "./task-icons";
import { TaskMenu } from "./task-menu";
import { useDueText } from "./use-due-text";

type TaskRowProps = {
  task: Task;
  now: Date;
  mayWrite: boolean;
  /** Names the lead, where the list is not the lead's own. */
  showLead?: boolean;
  /** Whose it is, where that is not clear. */
  showOwner?: boolean;
};

export function TaskRow({ task, now, mayWrite, showLead, showOwner }: TaskRowProps) {
  const t = useTranslations("tasks");
  const { dueText } = useDueText();
  const Icon = taskIconOf(task.task_type);
  const isDone = task.done_at !== null;
  const isLate = !isDone && Date.parse(task.due_at) < now.getTime();
  return (
    <li
      data-testid="task-row"
      data-task-id={task.id}
      className="flex min-h-11 items-start gap-2.5 rounded-md px-2 py-2 focus-within:bg-accent/50 hover:bg-accent/50"
    >
      <TaskCheck task={task} disabled={!mayWrite} />
      <div className="flex min-w-0 flex-1 flex-col gap-0.5">
        <span
          className={cn(
            "text-base font-medium wrap-anywhere",
            isDone && "font-normal text-muted-foreground line-through",
          )}
        >
          {task.title}
        </span>
        <span className="flex min-w-0 flex-wrap items-center gap-x-2 gap-y-0.5 text-xs text-muted-foreground">
          <span className={cn("inline-flex items-center gap-1 num", isLate && "font-medium text-warning")}>
            <Icon aria-hidden className="size-3.5 shrink-0" />
            <span className="sr-only">{t(`types.${task.task_type}`)}</span>
            <time dateTime={task.due_at} suppressHydrationWarning>
              {dueText(task, now)}
            </time>
            {isLate && <span className="sr-only">{t("late")}</span>}
          </span>
          {showLead && task.lead_id && (
            <Link
              href={`/admin/crm/leads/${task.lead_id}`}
              className="touch-target min-w-0 truncate rounded-sm text-foreground underline-offset-4 hover:underline"
            >
              {task.lead_name}
            </Link>
          )}
        </span>
      </div>
      {showOwner && <Avatar name={task.assigned_to_name} size="xs" title={task.assigned_to_name} labelled />}
      {mayWrite && <TaskMenu task={task} />}
    </li>
  );
}
