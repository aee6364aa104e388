"use client";

import {
  ArrowRight,
  Bot,
  CalendarCheck,
  Circle,
  Gauge,
  Hand,
  Mail,
  Merge,
  Paperclip,
  PencilLine,
  Phone,
  Pin,
  Sparkles,
  Split,
  SquareCheck,
  StickyNote,
  UserRound,
} from "lucide-react";
import type { LucideIcon } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { RelativeTime } from "@/components/leads/relative-time";
import { writtenKinds, type Activity } from "@/lib/leads/schemas";
import { cn } from "@/lib/utils";
import { ActivityChanges } from "./activity-changes";
import { ActivityMenu } from "./activity-menu";
import { ActivityEditor, ActivityWords } from "./activity-words";
import { useActivityText } from "./use-activity-text";
import { useHandoffAnswers } from "./use-handoff-answers";

const icons: Record<string, LucideIcon> = {
  created: Sparkles,
  stage_change: ArrowRight,
  updated: PencilLine,
  assigned: UserRound,
  merged: Merge,
  merge_undone: Split,
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
  file_add: Paperclip,
  file_delete: Paperclip,
  file_restore: Paperclip,
};

const isWritten = ({ activity_type }: Activity) => writtenKinds.some((kind) => kind === activity_type);

/** What the reader may do with entries that people wrote: their own, or everybody's. */
export type MayChange = { userId: string | null; write: boolean; remove: boolean };

type ActivityItemProps = { activity: Activity; may: MayChange; onChanged: () => void };

/** What people write has words of its own; the rest is one quiet line, with what changed below. */
export function ActivityItem({ activity, may, onChanged }: ActivityItemProps) {
  const t = useTranslations("leads.timeline");
  const textOf = useActivityText();
  const [editing, setEditing] = useState(false);
  const isTheirs = activity.user_id === null || activity.user_id === may.userId;
  return (
    <li className="group relative flex gap-3 pb-4" data-activity-type={activity.activity_type}>
      <ActivityMark type={activity.activity_type} />
      <div className="flex min-w-0 flex-1 flex-col gap-1 pt-1">
        <div className="flex items-start gap-2">
          <p className="flex min-w-0 flex-wrap items-baseline gap-x-2 text-sm">
            <span className="min-w-0 break-words">{textOf(activity)}</span>
            <RelativeTime at={activity.created_at} className="text-xs text-muted-foreground" />
            {activity.edited_at && <span className="text-xs text-muted-foreground">{t("edited")}</span>}
            {activity.pinned_at && (
              <Pin
                role="img"
                aria-label={t("isPinned")}
                className="size-3 self-center text-muted-foreground"
              />
            )}
          </p>
          {may.write && isWritten(activity) && !editing && (
            <ActivityMenu
              activity={activity}
              mayEdit={isTheirs}
              mayRemove={isTheirs || may.remove}
              onEdit={() => setEditing(true)}
              onChanged={onChanged}
            />
          )}
        </div>
        {editing ? (
          <ActivityEditor activity={activity} onSaved={onChanged} onClose={() => setEditing(false)} />
        ) : (
          isWritten(activity) && <ActivityWords activity={activity} />
        )}
        {activity.activity_type === "updated" && <ActivityChanges activity={activity} />}
        {activity.activity_type === "handoff" && <Answers activity={activity} />}
      </div>
    </li>
  );
}

function ActivityMark({ type }: { type: string }) {
  const Icon = icons[type] ?? Circle;
  const tones: Record<string, string> = {
    note: "bg-warning-soft text-warning",
    handoff: "bg-info-soft text-info",
  };
  return (
    <>
      <span aria-hidden className="absolute top-7 bottom-0 left-3.5 w-px bg-border group-last:hidden" />
      <span
        aria-hidden
        className={cn(
          "relative flex size-7 shrink-0 items-center justify-center rounded-full [&_svg]:size-3.5",
          tones[type] ?? "bg-secondary text-muted-foreground",
        )}
      >
        <Icon />
      </span>
    </>
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
