"use client";

import { useMoney } from "@/components/leads/money";
import { OwnerAvatar } from "@/components/leads/owner";
import { RelativeTime } from "@/components/leads/relative-time";
import { StageMark } from "@/components/leads/stage-mark";
import { ScoreChip } from "@/components/ui/score-chip";
import { Link } from "@/i18n/navigation";
import type { Lead } from "@/lib/leads/schemas";
import type { Member } from "@/lib/organizations/schemas";
import type { Stage } from "@/lib/pipeline/schemas";

type LeadCardsProps = { leads: Lead[]; stages: Stage[]; members: Member[] };

/** The table on a phone: two lines a lead, one thumb. */
export function LeadCards({ leads, stages, members }: LeadCardsProps) {
  const money = useMoney();
  const stageById = new Map(stages.map((stage) => [stage.id, stage]));
  const memberById = new Map(members.map((member) => [member.user_id, member]));
  return (
    <ul className="flex flex-col md:hidden" data-testid="lead-cards">
      {leads.map((lead) => {
        const stage = stageById.get(lead.stage_id);
        return (
          <li key={lead.id} data-lead-id={lead.id}>
            <Link
              href={`/admin/crm/leads/${lead.id}`}
              prefetch={false}
              className="flex flex-col gap-1.5 border-b px-4 py-2.5 focus-visible:-outline-offset-2 active:bg-accent"
            >
              <span className="flex items-baseline gap-2">
                <span className="min-w-0 truncate text-base font-semibold">{lead.full_name}</span>
                {lead.company && (
                  <span className="min-w-0 truncate text-sm text-muted-foreground">{lead.company}</span>
                )}
                {lead.estimated_value !== null && (
                  <span className="ml-auto shrink-0 text-sm font-medium num">
                    {money(lead.estimated_value, lead.currency)}
                  </span>
                )}
              </span>
              <span className="flex items-center gap-2 text-xs text-muted-foreground">
                <OwnerAvatar owner={lead.assigned_to ? memberById.get(lead.assigned_to) : undefined} />
                {stage && (
                  <span className="flex min-w-0 items-center gap-1.5">
                    <StageMark
                      stage={stage}
                      className={stage.stage_type === "open" ? "size-2" : "size-3.5"}
                    />
                    <span className="truncate">{stage.name}</span>
                  </span>
                )}
                <RelativeTime at={lead.created_at} />
                {lead.lead_score !== null && <ScoreChip score={lead.lead_score} className="ml-auto" />}
              </span>
            </Link>
          </li>
        );
      })}
    </ul>
  );
}
