"use client";

import { createContext, use, useMemo, useState, type ReactNode } from "react";
import type { Task } from "@/lib/tasks/schemas";
import { EditTaskDialog } from "./edit-task-dialog";
import { NextStepDialog, type AskedLead } from "./next-step-dialog";
import { useTasksLive } from "./use-tasks";

type TaskDialogs = { edit: (task: Task) => void; askNextStep: (lead: AskedLead) => void };

const TaskDialogsContext = createContext<TaskDialogs | null>(null);

/** What a task asks on whatever screen it is done or edited; once, in the frame. */
export function TaskDialogsProvider({ children }: { children: ReactNode }) {
  const [edited, setEdited] = useState<Task | null>(null);
  const [asked, setAsked] = useState<AskedLead | null>(null);
  useTasksLive();
  const dialogs = useMemo(() => ({ edit: setEdited, askNextStep: setAsked }), []);
  return (
    <TaskDialogsContext value={dialogs}>
      {children}
      {edited && <EditTaskDialog key={edited.id} task={edited} onClose={() => setEdited(null)} />}
      {asked && <NextStepDialog lead={asked} onClose={() => setAsked(null)} />}
    </TaskDialogsContext>
  );
}

export function useTaskDialogs(): TaskDialogs {
  const dialogs = use(TaskDialogsContext);
  if (!dialogs) throw new Error("useTaskDialogs needs a TaskDialogsProvider above it");
  return dialogs;
}
