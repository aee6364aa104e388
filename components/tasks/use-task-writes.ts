"use client";

import { useTranslations } from "next-intl";
import {
  completeTaskAction,
  deleteTaskAction,
  reopenTaskAction,
  restoreTaskAction,
  updateTaskAction,
} from "@/app/actions/tasks";
import { useAction } from "@/components/data/use-action";
import { toastUndo } from "@/components/ui/sonner";
import type { Task } from "@/lib/tasks/schemas";
import { dayIn, instantAt, timeIn } from "@/lib/zoned-time";
import { useTaskDialogs } from "./task-dialogs";
import { useDueText } from "./use-due-text";
import { useRefreshTasks, useTaskZone } from "./use-tasks";

/** Done, undone, gone, another day: each says what it did and can be taken back. */
export function useTaskWrites() {
  const t = useTranslations("tasks");
  const zone = useTaskZone();
  const { dayText } = useDueText();
  const { askNextStep } = useTaskDialogs();
  const refresh = useRefreshTasks();
  const { run: sendComplete } = useAction(completeTaskAction);
  const { run: sendReopen } = useAction(reopenTaskAction);
  const { run: sendDelete } = useAction(deleteTaskAction);
  const { run: sendRestore } = useAction(restoreTaskAction);
  const { run: sendUpdate } = useAction(updateTaskAction);

  const reopen = async ({ id, lead_id }: Task) => {
    const { ok } = await sendReopen({ task_id: id });
    refresh(lead_id);
    return ok;
  };
  const complete = async (task: Task) => {
    const result = await sendComplete({ task_id: task.id });
    refresh(task.lead_id);
    if (!result.ok) return false;
    toastUndo(t("completed", { title: task.title }), t("undo"), () => void reopen(task));
    if (result.data.needs_next_step && task.lead_id)
      askNextStep({ id: task.lead_id, name: task.lead_name ?? "" });
    return true;
  };
  const remove = async ({ id, lead_id, title }: Task) => {
    const { ok } = await sendDelete({ task_id: id });
    refresh(lead_id);
    if (!ok) return;
    const restore = () => sendRestore({ task_id: id }).then(() => refresh(lead_id));
    toastUndo(t("deleted", { title }), t("undo"), () => void restore());
  };
  /** To another day, at the time of day it has. */
  const moveTo = async (task: Task, day: string) => {
    const due = task.is_all_day
      ? { due_on: day }
      : { due_at: instantAt(zone, day, timeIn(zone, new Date(task.due_at))).toISOString() };
    const { ok } = await sendUpdate({ task_id: task.id, ...due });
    refresh(task.lead_id);
    if (!ok) return;
    const former = task.is_all_day ? { due_on: dayIn(zone, new Date(task.due_at)) } : { due_at: task.due_at };
    const putBack = () => sendUpdate({ task_id: task.id, ...former }).then(() => refresh(task.lead_id));
    toastUndo(t("moved", { day: dayText(day, dayIn(zone, new Date())) }), t("undo"), () => void putBack());
  };
  return { complete, reopen, remove, moveTo };
}
