"use client";

import {
  ArrowRightLeft,
  CalendarDays,
  CircleDot,
  Gauge,
  Hand,
  HeartHandshake,
  ListChecks,
  Mail,
  PencilLine,
  Phone,
  Sparkles,
  StickyNote,
  UserRound,
  type LucideIcon,
} from "lucide-react";
import { useTranslations } from "next-intl";
import type { Activity } from "@/lib/leads/schemas";
import { RelativeTime } from "./moment";

const icons = {
  created: Sparkles,
  stage_change: ArrowRightLeft,
  assigned: UserRound,
  taken_over: Hand,
  handoff: HeartHandshake,
  note: StickyNote,
  call: Phone,
  meeting: CalendarDays,
  email: Mail,
  task: ListChecks,
  updated: PencilLine,
  score_change: Gauge,
} satisfies Record<string, LucideIcon>;

/** Names of kinds in the texts under `inbox.lead.activities`. */
type ActivityKind = keyof typeof icons;

/** Kinds of later versions have no text of ours; their title says enough. */
const kindOf = (type: string): ActivityKind | null => (type in icons ? (type as ActivityKind) : null);

/** The last things that happened to the lead; all of them are on its page. */
export function LeadActivities({ activities }: { activities: readonly Activity[] | undefined }) {
  const t = useTranslations("inbox.lead");
  if (!activities || activities.length === 0) return null;
  return (
    <section className="border-t px-4 pt-3 pb-4 max-xl:px-5">
      <h3 className="mb-1.5 text-xs font-medium text-muted-foreground">{t("latest")}</h3>
      <ol className="flex flex-col gap-2.5">
        {activities.map((activity) => (
          <ActivityLine key={activity.id} activity={activity} />
        ))}
      </ol>
    </section>
  );
}

function ActivityLine({ activity }: { activity: Activity }) {
  const t = useTranslations("inbox.lead.activities");
  const { activity_type, title, description, user_name, created_at } = activity;
  const kind = kindOf(activity_type);
  const Icon = kind ? icons[kind] : CircleDot;
  const text = kind ? t(kind, { title: title || "none", name: user_name ?? t("someone") }) : title;
  // A hand-off's description is a list of answers; it belongs on the lead's page.
  const detail = activity_type === "handoff" ? null : description;
  return (
    <li className="flex items-start gap-2.5 text-sm">
      <Icon aria-hidden className="mt-0.5 size-3.5 shrink-0 text-muted-foreground" />
      <div className="min-w-0 flex-1">
        <p className="wrap-anywhere">{text}</p>
        {detail && <p className="line-clamp-2 text-xs wrap-anywhere text-muted-foreground">{detail}</p>}
      </div>
      <RelativeTime at={created_at} className="shrink-0 text-2xs leading-4.5 text-muted-foreground num" />
    </li>
  );
}
