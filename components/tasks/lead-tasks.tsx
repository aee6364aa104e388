"use client";

import { useNow, useTranslations } from "next-intl";
import { useId } from "react";
import type { Lead } from "@/lib/leads/schemas";
import { cn } from "@/lib/utils";
import { NextStepRing } from "./next-step-ring";
import { QuickTask } from "./quick-task";
import { TaskRow } from "./task-row";
import { useTasks } from "./use-tasks";

type LeadTasksProps = {
  lead: Pick<Lead, "id" | "full_name" | "status">;
  mayWrite: boolean;
  className?: string;
};

const minuteMs = 60_000;

/** What happens next with a lead: the next step on top, the others below, one line for another. */
export function LeadTasks({ lead, mayWrite, className }: LeadTasksProps) {
  const t = useTranslations("tasks.lead");
  const titleId = useId();
  const now = useNow({ updateInterval: minuteMs });
  const { data, isPending } = useTasks({ view: "open", lead_id: lead.id });
  const tasks = data?.pages.flatMap((page) => page.data) ?? [];
  const [next] = tasks;
  const step = !next ? "none" : Date.parse(next.due_at) < now.getTime() ? "overdue" : "planned";
  return (
    <section
      aria-labelledby={titleId}
      data-testid="lead-tasks"
      data-next-step={isPending ? undefined : step}
      className={cn("flex flex-col gap-1.5", className)}
    >
      <h2 id={titleId} className="flex min-h-7 items-center gap-2 text-sm font-semibold">
        {!isPending && lead.status === "open" && <NextStepRing step={step} />}
        {t("title")}
        {tasks.length > 1 && <span className="font-normal text-muted-foreground num">{tasks.length}</span>}
      </h2>
      {isPending ? (
        <div className="h-11" />
      ) : tasks.length === 0 ? (
        <p className="px-2 pb-1 text-sm text-muted-foreground">
          {t(lead.status === "open" ? "none" : "noneClosed")}
        </p>
      ) : (
        <ul className="-mx-2 flex flex-col">
          {tasks.map((task) => (
            <TaskRow key={task.id} task={task} now={now} mayWrite={mayWrite} showOwner />
          ))}
        </ul>
      )}
      {mayWrite && <QuickTask leadId={lead.id} />}
    </section>
  );
}
