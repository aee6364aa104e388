"use client";

import {
  ArrowRight,
  Bot,
  CalendarCheck,
  Circle,
  Gauge,
  Hand,
  Mail,
  PencilLine,
  Phone,
  Sparkles,
  SquareCheck,
  StickyNote,
  UserRound,
} from "lucide-react";
import type { LucideIcon } from "lucide-react";
import { RelativeTime } from "@/components/leads/relative-time";
import type { Activity } from "@/lib/leads/schemas";
import { cn } from "@/lib/utils";
import { useActivityText } from "./use-activity-text";
import { useHandoffAnswers } from "./use-handoff-answers";

const icons: Record<string, LucideIcon> = {
  created: Sparkles,
  stage_change: ArrowRight,
  updated: PencilLine,
  assigned: UserRound,
  taken_over: Hand,
  handoff: Bot,
  note: StickyNote,
  call: Phone,
  meeting: CalendarCheck,
  email: Mail,
  task: SquareCheck,
  score_change: Gauge,
  task_create: SquareCheck,
  task_complete: SquareCheck,
  task_reopen: SquareCheck,
  task_delete: SquareCheck,
  task_restore: SquareCheck,
};

/** Kinds that people write, with words of their own; the rest is one quiet line. */
const written = new Set(["note", "call", "meeting", "email", "task"]);

export function ActivityItem({ activity }: { activity: Activity }) {
  const textOf = useActivityText();
  const Icon = icons[activity.activity_type] ?? Circle;
  const isWritten = written.has(activity.activity_type);
  return (
    <li className="group relative flex gap-3 pb-4" data-activity-type={activity.activity_type}>
      <span aria-hidden className="absolute top-7 bottom-0 left-3.5 w-px bg-border group-last:hidden" />
      <span
        aria-hidden
        className={cn(
          "relative flex size-7 shrink-0 items-center justify-center rounded-full [&_svg]:size-3.5",
          activity.activity_type === "note"
            ? "bg-warning-soft text-warning"
            : activity.activity_type === "handoff"
              ? "bg-info-soft text-info"
              : "bg-secondary text-muted-foreground",
        )}
      >
        <Icon />
      </span>
      <div className="flex min-w-0 flex-1 flex-col gap-1 pt-1">
        <p className="flex flex-wrap items-baseline gap-x-2 text-sm">
          <span className="min-w-0 break-words">{textOf(activity)}</span>
          <RelativeTime at={activity.created_at} className="text-xs text-muted-foreground" />
        </p>
        {isWritten && <Words activity={activity} />}
        {activity.activity_type === "handoff" && <Answers activity={activity} />}
      </div>
    </li>
  );
}

function Words({ activity: { activity_type, title, description } }: { activity: Activity }) {
  return (
    <p
      className={cn(
        "w-fit max-w-full rounded-lg border px-3 py-2 text-base break-words whitespace-pre-line",
        activity_type === "note" ? "border-warning-mark/30 bg-warning-soft" : "bg-card",
      )}
    >
      {description ?? title}
    </p>
  );
}

/** What the agent had learned when it called a person. */
function Answers({ activity }: { activity: Activity }) {
  const answers = useHandoffAnswers(activity);
  if (answers.length === 0) return null;
  return (
    <dl className="grid w-fit max-w-full grid-cols-[auto_minmax(0,1fr)] gap-x-4 gap-y-1 rounded-lg border bg-card px-3 py-2 text-sm">
      {answers.map(({ label, answer }) => (
        <div key={label} className="contents">
          <dt className="text-muted-foreground">{label}</dt>
          <dd className="break-words">{answer}</dd>
        </div>
      ))}
    </dl>
  );
}
