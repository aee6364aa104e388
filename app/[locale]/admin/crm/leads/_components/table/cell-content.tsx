"use client";

import { useFormatter, useTranslations } from "next-intl";
import { useMoney } from "@/components/leads/money";
import { OwnerAvatar } from "@/components/leads/owner";
import { useSourceName } from "@/components/leads/source";
import { StageMark } from "@/components/leads/stage-mark";
import { TagBadge } from "@/components/leads/tags";
import { ScoreChip } from "@/components/ui/score-chip";
import type { Lead } from "@/lib/leads/schemas";
import { cn } from "@/lib/utils";
import { formatPhone } from "../../../inbox/_components/phone";
import { useList } from "../list-context";
import { isOwnColumn, type OwnColumn } from "./columns";
import { CustomContent } from "./custom-content";
import { DayContent } from "./day-content";
import { TimeAgo } from "./now-context";

/** What a cell shows. Nothing where there is nothing: a table of dashes is hard to read. */
export function CellContent({ lead, column }: { lead: Lead; column: string }) {
  return isOwnColumn(column) ? (
    <OwnContent lead={lead} column={column} />
  ) : (
    <CustomContent lead={lead} column={column} />
  );
}

function OwnContent({ lead, column }: { lead: Lead; column: OwnColumn }) {
  const status = useTranslations("leadList.statuses");
  const sourceName = useSourceName();
  const money = useMoney();
  const { stages } = useList();
  switch (column) {
    case "stage":
      return <StageContent lead={lead} />;
    case "assigned_to":
      return <OwnerContent lead={lead} />;
    case "next_task":
      return <TaskContent lead={lead} />;
    case "status":
      return status(lead.status);
    case "estimated_value":
      return (
        lead.estimated_value !== null && (
          <span className="font-medium">{money(lead.estimated_value, lead.currency)}</span>
        )
      );
    case "probability": {
      const asStage = stages.find(({ id }) => id === lead.stage_id)?.probability;
      if (lead.probability !== null) return `${lead.probability}%`;
      return asStage !== undefined && <span className="text-muted-foreground">{asStage}%</span>;
    }
    case "expected_close_date":
      return lead.expected_close_date && <DayContent day={lead.expected_close_date} />;
    case "lead_score":
      return <ScoreChip score={lead.lead_score} />;
    case "tags":
      return (
        <span className="flex gap-1 overflow-hidden">
          {lead.tags.map((tag) => (
            <TagBadge key={tag} tag={tag} />
          ))}
        </span>
      );
    case "source":
      return <span className="text-muted-foreground">{sourceName(lead.source)}</span>;
    case "phone":
      return lead.phone && <span className="num">{formatPhone(lead.phone)}</span>;
    case "last_activity_at":
    case "stage_entered_at":
    case "created_at":
    case "updated_at":
      return <TimeAgo at={lead[column]} />;
    case "full_name":
    case "company":
    case "email":
      return lead[column];
  }
}

function StageContent({ lead }: { lead: Lead }) {
  const stage = useList().stages.find(({ id }) => id === lead.stage_id);
  if (!stage) return null;
  return (
    <span className="flex min-w-0 items-center gap-2">
      <span className="inline-flex w-4 shrink-0 justify-center">
        <StageMark stage={stage} />
      </span>
      <span className="truncate">{stage.name}</span>
    </span>
  );
}

function OwnerContent({ lead }: { lead: Lead }) {
  const t = useTranslations("leads.owner");
  const owner = useList().members.find(({ user_id }) => user_id === lead.assigned_to);
  return (
    <span className="flex min-w-0 items-center gap-2">
      <OwnerAvatar owner={owner} />
      <span aria-hidden className={cn("truncate", !owner && "text-muted-foreground")}>
        {owner?.full_name ?? t("nobody")}
      </span>
    </span>
  );
}

function TaskContent({ lead }: { lead: Lead }) {
  const t = useTranslations("leadList.nextTask");
  if (!lead.next_task_at) return <span className="text-danger">{lead.status === "open" && t("none")}</span>;
  return (
    <span className="flex min-w-0 items-baseline gap-2">
      <span className="truncate">{lead.next_task_title}</span>
      <RelativeDue at={lead.next_task_at} />
    </span>
  );
}

function RelativeDue({ at }: { at: string }) {
  const format = useFormatter();
  const due = new Date(at);
  return (
    <time dateTime={at} suppressHydrationWarning className="shrink-0 text-xs text-muted-foreground num">
      {format.dateTime(due, { day: "2-digit", month: "2-digit" })}
    </time>
  );
}
