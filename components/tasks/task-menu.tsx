"use client";

import { CalendarClock, Ellipsis, Pencil, Trash2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuLabel,
  DropdownMenuSeparator,
  DropdownMenuShortcut,
  DropdownMenuTrigger,
} from "@/components/ui/dropdown-menu";
import type { Task } from "@/lib/tasks/schemas";
import { dayIn } from "@/lib/zoned-time";
import { shiftDays } from "./shift-days";
import { useTaskDialogs } from "./task-dialogs";
import { useTaskWrites } from "./use-task-writes";
import { useTaskZone } from "./use-tasks";

/** Another day in two clicks, everything else in three. */
export function TaskMenu({ task }: { task: Task }) {
  const t = useTranslations("tasks");
  const zone = useTaskZone();
  const { edit } = useTaskDialogs();
  const { remove, moveTo } = useTaskWrites();
  return (
    <DropdownMenu>
      <DropdownMenuTrigger asChild>
        <Button
          variant="ghost"
          size="icon-sm"
          aria-label={t("menu", { title: task.title })}
          className="text-muted-foreground"
        >
          <Ellipsis />
        </Button>
      </DropdownMenuTrigger>
      <DropdownMenuContent align="end" className="min-w-52">
        {!task.done_at && (
          <>
            <DropdownMenuLabel>{t("reschedule")}</DropdownMenuLabel>
            {shiftDays(dayIn(zone, new Date())).map(({ id, day }) => (
              <DropdownMenuItem key={id} onSelect={() => void moveTo(task, day)}>
                <CalendarClock aria-hidden />
                {t(`shift.${id}`)}
              </DropdownMenuItem>
            ))}
            <DropdownMenuSeparator />
            <DropdownMenuItem onSelect={() => edit(task)}>
              <Pencil aria-hidden />
              {t("edit")}
              <DropdownMenuShortcut>E</DropdownMenuShortcut>
            </DropdownMenuItem>
          </>
        )}
        <DropdownMenuItem variant="danger" onSelect={() => void remove(task)}>
          <Trash2 aria-hidden />
          {t("delete")}
        </DropdownMenuItem>
      </DropdownMenuContent>
    </DropdownMenu>
  );
}
