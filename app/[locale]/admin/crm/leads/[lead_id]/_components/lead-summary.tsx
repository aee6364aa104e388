"use client";

import { useTranslations } from "next-intl";
import { useState, type ReactNode } from "react";
import { ClaimButton } from "@/components/leads/claim-button";
import { useMoney } from "@/components/leads/money";
import { OwnerMenu } from "@/components/leads/owner-menu";
import { RelativeTime } from "@/components/leads/relative-time";
import { useSourceName } from "@/components/leads/source";
import { useShortcuts } from "@/components/shell/use-shortcuts";
import { Avatar } from "@/components/ui/avatar";
import { ScoreChip } from "@/components/ui/score-chip";
import type { Lead } from "@/lib/leads/schemas";
import type { Member } from "@/lib/organizations/schemas";
import { cn } from "@/lib/utils";
import { formatPhone } from "../../../inbox/_components/phone";

type LeadSummaryProps = {
  lead: Lead;
  members: Member[];
  mayAssign: boolean;
  onAssign: (userId: string | null) => void;
};

/** What one wants to know before calling: how much, whose, how warm, from where, since when. */
export function LeadSummary({ lead, members, mayAssign, onAssign }: LeadSummaryProps) {
  const t = useTranslations("leads.fields");
  const money = useMoney();
  const sourceName = useSourceName();
  const [ownerOpen, setOwnerOpen] = useState(false);
  useShortcuts([{ keys: "a", enabled: mayAssign, run: () => setOwnerOpen(true) }]);
  return (
    <div className="flex flex-wrap items-center gap-x-8 gap-y-3">
      <div className="flex items-center gap-3">
        <Avatar name={lead.full_name} size="xl" />
        <div className="flex flex-col">
          <span className="text-xl font-semibold num">
            {lead.estimated_value === null ? (
              <span className="text-muted-foreground">{t("noValue")}</span>
            ) : (
              money(lead.estimated_value, lead.currency)
            )}
          </span>
          <span className="max-w-72 truncate text-sm text-muted-foreground">
            {[lead.company, lead.phone ? formatPhone(lead.phone) : lead.email].filter(Boolean).join(" · ") ||
              t("noContact")}
          </span>
        </div>
      </div>
      <dl className="flex flex-wrap items-start gap-x-8 gap-y-3">
        <Fact label={t("assigned_to")}>
          <OwnerMenu
            ownerId={lead.assigned_to}
            members={members}
            mayAssign={mayAssign}
            onAssign={onAssign}
            open={ownerOpen}
            onOpenChange={setOwnerOpen}
          />
          {mayAssign && <ClaimButton lead={lead} />}
        </Fact>
        <Fact label={t("score")}>
          <ScoreChip score={lead.lead_score} />
        </Fact>
        <Fact label={t("source")}>{sourceName(lead.source)}</Fact>
        <Fact label={t("created_at")} className="max-sm:hidden">
          <RelativeTime at={lead.created_at} />
        </Fact>
      </dl>
    </div>
  );
}

function Fact({ label, className, children }: { label: string; className?: string; children: ReactNode }) {
  return (
    <div className={cn("flex flex-col", className)}>
      <dt className="text-xs text-muted-foreground">{label}</dt>
      <dd className="flex h-8 items-center gap-3 text-sm font-medium">{children}</dd>
    </div>
  );
}
