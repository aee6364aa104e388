"use client";

import { useTranslations } from "next-intl";
import { useMemo } from "react";
import { useShortcutGroup } from "@/components/shell/shell-context";
import { useShortcuts } from "@/components/shell/use-shortcuts";
import { shiftDays } from "@/components/tasks/shift-days";
import { useTaskDialogs } from "@/components/tasks/task-dialogs";
import { useTaskWrites } from "@/components/tasks/use-task-writes";
import { useTaskZone } from "@/components/tasks/use-tasks";
import type { Task } from "@/lib/tasks/schemas";
import { dayIn } from "@/lib/zoned-time";

type Options = { tasks: Task[]; mayWrite: boolean; onNew: () => void };

/** The day without a mouse: `j`/`k` go from row to row, Space does, `1`–`4` put off, `e` edits, `n` writes a new one. */
export function useDayKeys({ tasks, mayWrite, onNew }: Options): void {
  const t = useTranslations("tasks.keys");
  const zone = useTaskZone();
  const { edit } = useTaskDialogs();
  const { remove, moveTo } = useTaskWrites();
  const onTask = (use: (task: Task) => void) => () => {
    const task = tasks.find(({ id }) => id === focusedRow()?.dataset.taskId);
    if (task) use(task);
  };
  const puttingOff = shiftDays(dayIn(zone, new Date())).map(({ day }, index) => ({
    keys: String(index + 1),
    enabled: mayWrite,
    run: onTask((task) => void moveTo(task, day)),
  }));
  useShortcuts([
    { keys: "j", run: () => step(1) },
    { keys: "k", run: () => step(-1) },
    { keys: "n", enabled: mayWrite, run: onNew },
    { keys: "e", enabled: mayWrite, run: onTask(edit) },
    { keys: "delete", enabled: mayWrite, run: onTask((task) => void remove(task)) },
    ...puttingOff,
  ]);
  useShortcutGroup(
    useMemo(
      () => ({
        id: "tasks",
        heading: t("heading"),
        items: (
          [
            ["j", "next"],
            ["k", "previous"],
            ["n", "new"],
            ["e", "edit"],
            ["1", "today"],
            ["2", "tomorrow"],
            ["3", "three_days"],
            ["4", "next_week"],
            ["delete", "delete"],
          ] as const
        ).map(([keys, id]) => ({ keys, label: t(id) })),
      }),
      [t],
    ),
  );
}

const focusedRow = () => document.activeElement?.closest<HTMLElement>("[data-task-id]");

function step(by: 1 | -1): void {
  const checks = [...document.querySelectorAll<HTMLElement>("[data-task-check]")];
  const at = checks.findIndex((check) => check.closest("[data-task-id]") === focusedRow());
  checks[at < 0 ? 0 : Math.min(checks.length - 1, Math.max(0, at + by))]?.focus();
}
