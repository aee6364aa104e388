"use client";

import { useTranslations } from "next-intl";
import { useState, type SubmitEvent } from "react";
import { updateTaskAction } from "@/app/actions/tasks";
import { useAction } from "@/components/data/use-action";
import { useMembers } from "@/components/leads/owner";
import { Button } from "@/components/ui/button";
import { Dialog, DialogContent, DialogFooter, DialogHeader, DialogTitle } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Select, SelectContent, SelectItem, SelectTrigger, SelectValue } from "@/components/ui/select";
import { taskTypes, type Task, type TaskType } from "@/lib/tasks/schemas";
import { dayIn, instantAt, timeIn } from "@/lib/zoned-time";
import { taskIcons } from "./task-icons";
import { useRefreshTasks, useTaskZone } from "./use-tasks";

export function EditTaskDialog({ task, onClose }: { task: Task; onClose: () => void }) {
  const t = useTranslations("tasks.form");
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()}>
      <DialogContent aria-describedby={undefined} data-testid="edit-task-dialog">
        <DialogHeader>
          <DialogTitle>{t("title")}</DialogTitle>
        </DialogHeader>
        <EditTaskForm task={task} onClose={onClose} />
      </DialogContent>
    </Dialog>
  );
}

function EditTaskForm({ task, onClose }: { task: Task; onClose: () => void }) {
  const t = useTranslations("tasks.form");
  const zone = useTaskZone();
  const due = new Date(task.due_at);
  const [title, setTitle] = useState(task.title);
  const [type, setType] = useState<TaskType>(task.task_type);
  const [day, setDay] = useState(dayIn(zone, due));
  const [time, setTime] = useState(task.is_all_day ? "" : timeIn(zone, due));
  const [owner, setOwner] = useState(task.assigned_to);
  const [errors, setErrors] = useState<Record<string, string>>({});
  const refresh = useRefreshTasks();
  const { run, pending } = useAction(updateTaskAction, {
    onError: ({ fields }) => {
      setErrors(fields ?? {});
      return Boolean(fields && Object.keys(fields).length > 0);
    },
  });
  const submit = async (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    const missing = {
      ...(!title.trim() && { title: t("missing") }),
      ...(!day && { due_on: t("missing") }),
    };
    setErrors(missing);
    if (Object.keys(missing).length > 0) return;
    const result = await run({
      task_id: task.id,
      version: task.version,
      title: title.trim(),
      task_type: type,
      ...(time ? { due_at: instantAt(zone, day, time).toISOString() } : { due_on: day }),
      ...(owner !== task.assigned_to && { assigned_to: owner }),
    });
    refresh(task.lead_id);
    if (result.ok) onClose();
  };
  return (
    <form noValidate onSubmit={submit} className="grid gap-x-3 gap-y-3.5 sm:grid-cols-2">
      <Field label={t("name")} error={errors.title} className="sm:col-span-2">
        <Input value={title} maxLength={255} autoFocus onChange={(event) => setTitle(event.target.value)} />
      </Field>
      <Field label={t("day")} error={errors.due_on ?? errors.due_at}>
        <Input type="date" value={day} onChange={(event) => setDay(event.target.value)} />
      </Field>
      <Field label={t("time")} aside={t("optional")}>
        <Input type="time" value={time} onChange={(event) => setTime(event.target.value)} />
      </Field>
      <Field label={t("type")}>
        <TypeSelect value={type} onChange={setType} />
      </Field>
      <Field label={t("owner")} error={errors.assigned_to}>
        <PersonSelect value={owner} name={task.assigned_to_name} onChange={setOwner} />
      </Field>
      <DialogFooter className="sm:col-span-2">
        <Button variant="outline" onClick={onClose}>
          {t("cancel")}
        </Button>
        <Button type="submit" loading={pending}>
          {t("save")}
        </Button>
      </DialogFooter>
    </form>
  );
}

function TypeSelect({ value, onChange }: { value: TaskType; onChange: (type: TaskType) => void }) {
  const t = useTranslations("tasks.types");
  return (
    <Select value={value} onValueChange={(type) => onChange(type as TaskType)}>
      <SelectTrigger>
        <SelectValue />
      </SelectTrigger>
      <SelectContent>
        {taskTypes.map((type) => {
          const Icon = taskIcons[type];
          return (
            <SelectItem key={type} value={type}>
              <span className="flex items-center gap-2">
                <Icon aria-hidden className="size-4 text-muted-foreground" />
                {t(type)}
              </span>
            </SelectItem>
          );
        })}
      </SelectContent>
    </Select>
  );
}

type PersonSelectProps = { value: string; name: string; onChange: (userId: string) => void };

function PersonSelect({ value, name, onChange }: PersonSelectProps) {
  const members = useMembers().filter(({ is_active }) => is_active);
  const isListed = members.some(({ user_id }) => user_id === value);
  return (
    <Select value={value} onValueChange={onChange}>
      <SelectTrigger>
        <SelectValue />
      </SelectTrigger>
      <SelectContent className="max-h-90">
        {!isListed && <SelectItem value={value}>{name}</SelectItem>}
        {members.map(({ user_id, full_name }) => (
          <SelectItem key={user_id} value={user_id}>
            {full_name}
          </SelectItem>
        ))}
      </SelectContent>
    </Select>
  );
}
