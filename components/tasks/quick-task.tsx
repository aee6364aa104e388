"use client";

import { Plus } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState, type KeyboardEvent, type Ref } from "react";
import { createTaskAction } from "@/app/actions/tasks";
import { useAction } from "@/components/data/use-action";
import { Button } from "@/components/ui/button";
import { Input } from "@/components/ui/input";
import { readTaskPhrase } from "./phrase";
import type { Task } from "@/lib/tasks/schemas";
import { dayIn, instantAt } from "@/lib/zoned-time";
import { taskIcons } from "./task-icons";
import { useDueText } from "./use-due-text";
import { useRefreshTasks, useTaskZone } from "./use-tasks";

type QuickTaskProps = {
  leadId?: string;
  /** What the line says to begin with. */
  initial?: string;
  autoFocus?: boolean;
  ref?: Ref<HTMLInputElement>;
  onCreated?: (task: Task) => void;
};

/** "Ligar amanhã 15h", Enter, and the next one. What was understood stands below while one types. */
export function QuickTask({ leadId, initial = "", autoFocus, ref, onCreated }: QuickTaskProps) {
  const t = useTranslations("tasks");
  const zone = useTaskZone();
  const refresh = useRefreshTasks();
  const [line, setLine] = useState(initial);
  const { run, pending } = useAction(createTaskAction);
  const today = dayIn(zone, new Date());
  const { day = today, time, type = "todo", ...phrase } = readTaskPhrase(line, today);
  const title = phrase.title || line.trim();

  const submit = async () => {
    if (!title || pending) return;
    const due = time ? { due_at: instantAt(zone, day, time).toISOString() } : { due_on: day };
    const result = await run({ title: title.slice(0, 255), task_type: type, lead_id: leadId, ...due });
    if (!result.ok) return;
    setLine("");
    refresh(leadId ?? null);
    onCreated?.(result.data);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== "Enter" || event.nativeEvent.isComposing) return;
    event.preventDefault();
    void submit();
  };
  return (
    <div className="flex flex-col gap-1" data-testid="quick-task">
      <div className="flex items-center gap-2">
        <Input
          ref={ref}
          value={line}
          maxLength={300}
          autoFocus={autoFocus}
          autoComplete="off"
          enterKeyHint="done"
          aria-label={t("quick.label")}
          placeholder={t("quick.placeholder")}
          onChange={(event) => setLine(event.target.value)}
          onKeyDown={onKeyDown}
        />
        <Button
          variant="outline"
          loading={pending}
          disabled={!title}
          aria-label={t("quick.add")}
          onClick={() => void submit()}
        >
          <Plus aria-hidden />
          <span className="max-sm:hidden">{t("quick.add")}</span>
        </Button>
      </div>
      {title && <Understood title={title} type={type} day={day} time={time} today={today} />}
    </div>
  );
}

type UnderstoodProps = {
  title: string;
  type: Task["task_type"];
  day: string;
  time?: string;
  today: string;
};

function Understood({ title, type, day, time, today }: UnderstoodProps) {
  const t = useTranslations("tasks");
  const { dayText } = useDueText();
  const Icon = taskIcons[type];
  const when = dayText(day, today);
  return (
    <p
      aria-live="polite"
      className="flex min-w-0 items-center gap-1.5 px-2.5 text-xs text-muted-foreground num"
    >
      <Icon aria-hidden className="size-3.5 shrink-0" />
      <span className="truncate">
        {t("quick.understood", {
          type: t(`types.${type}`),
          title,
          due: time ? t("due.at", { day: when, time }) : when,
        })}
      </span>
    </p>
  );
}
