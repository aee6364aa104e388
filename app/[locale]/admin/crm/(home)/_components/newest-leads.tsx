"use client";

import { useTranslations } from "next-intl";
import { useMoney } from "@/components/leads/money";
import { OwnerAvatar } from "@/components/leads/owner";
import { RelativeTime } from "@/components/leads/relative-time";
import { StageMark } from "@/components/leads/stage-mark";
import { Link } from "@/i18n/navigation";
import type { BoardColumn, Lead } from "@/lib/leads/schemas";
import type { Member } from "@/lib/organizations/schemas";
import { HomeSection, homeRow } from "./home-section";

type NewestLeadsProps = { leads: Lead[]; stages: BoardColumn["stage"][]; members: Member[] };

export function NewestLeads({ leads, stages, members }: NewestLeadsProps) {
  const t = useTranslations("home.newest");
  const money = useMoney();
  return (
    <HomeSection id="home-newest" title={t("title")} more={{ href: "/admin/crm/leads", label: t("all") }}>
      <ul className="flex flex-col divide-y">
        {leads.map((lead) => {
          const stage = stages.find(({ id }) => id === lead.stage_id);
          return (
            <li key={lead.id}>
              <Link href={`/admin/crm/leads/${lead.id}`} className={homeRow}>
                <OwnerAvatar owner={members.find(({ user_id }) => user_id === lead.assigned_to)} size="sm" />
                <span className="flex min-w-0 flex-1 flex-col">
                  <span className="truncate text-base font-semibold">{lead.full_name}</span>
                  {stage && (
                    <span className="flex items-center gap-1.5 truncate text-xs text-muted-foreground">
                      <StageMark
                        stage={stage}
                        className={stage.stage_type === "open" ? "size-2" : "size-3.5"}
                      />
                      {stage.name}
                    </span>
                  )}
                </span>
                <span className="flex shrink-0 flex-col items-end text-xs text-muted-foreground">
                  {lead.estimated_value !== null && (
                    <span className="text-sm font-medium text-foreground num">
                      {money(lead.estimated_value, lead.currency)}
                    </span>
                  )}
                  <RelativeTime at={lead.created_at} />
                </span>
              </Link>
            </li>
          );
        })}
      </ul>
    </HomeSection>
  );
}
