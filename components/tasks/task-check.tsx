"use client";

import { Check } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import type { Task } from "@/lib/tasks/schemas";
import { useTaskWrites } from "./use-task-writes";

/** The round mark that does a task; it shows at once and comes back when the server refuses. */
export function TaskCheck({ task, disabled }: { task: Task; disabled?: boolean }) {
  const t = useTranslations("tasks");
  const { complete, reopen } = useTaskWrites();
  const [wanted, setWanted] = useState<boolean | null>(null);
  const isDone = wanted ?? task.done_at !== null;
  const toggle = async () => {
    setWanted(!isDone);
    await (isDone ? reopen(task) : complete(task));
    setWanted(null);
  };
  return (
    <button
      type="button"
      role="checkbox"
      aria-checked={isDone}
      aria-label={t("done", { title: task.title })}
      disabled={disabled || wanted !== null}
      data-task-check
      onClick={() => void toggle()}
      className="group/check touch-target mt-0.5 inline-flex size-4.5 shrink-0 items-center justify-center rounded-full border border-control bg-card text-success transition-colors hover:border-success-mark aria-checked:border-success-mark aria-checked:bg-success-soft pointer-coarse:size-5.5"
    >
      <Check
        aria-hidden
        className="size-3 stroke-3 opacity-0 transition-opacity group-hover/check:opacity-60 group-aria-checked/check:opacity-100"
      />
    </button>
  );
}
