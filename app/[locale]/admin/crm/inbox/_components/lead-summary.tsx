"use client";

import { ArrowUpRight, Building2, Phone } from "lucide-react";
import { useFormatter, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { ClaimButton } from "@/components/leads/claim-button";
import { ErrorState } from "@/components/states/error-state";
import { SkeletonFrame } from "@/components/states/skeleton-frame";
import { LeadTasks } from "@/components/tasks/lead-tasks";
import { Avatar } from "@/components/ui/avatar";
import { Button } from "@/components/ui/button";
import { ScoreChip } from "@/components/ui/score-chip";
import { Skeleton } from "@/components/ui/skeleton";
import { Link } from "@/i18n/navigation";
import type { Lead } from "@/lib/leads/schemas";
import { useInbox } from "./inbox-context";
import { LeadActivities } from "./lead-activities";
import { formatPhone } from "./phone";
import { StageSelect } from "./stage-select";
import { useLead } from "./use-lead";

/** The person and the deal behind a thread, as much as one needs while writing. */
export function LeadSummary({ leadId }: { leadId: string }) {
  const t = useTranslations("inbox.lead");
  const { lead, activities, ownerName } = useLead(leadId);
  const { can } = useInbox().seed;
  if (!lead.data) {
    if (!lead.error) return <SummarySkeleton />;
    return (
      <ErrorState
        size="sm"
        title={t("loadFailed")}
        onRetry={() => void lead.refetch()}
        retrying={lead.isFetching}
      />
    );
  }
  return (
    <div className="flex flex-col">
      <Person lead={lead.data} />
      <Facts lead={lead.data} ownerName={ownerName} />
      <LeadTasks lead={lead.data} mayWrite={can.moveLead} className="border-t px-4 pt-2.5 pb-4 max-xl:px-5" />
      <LeadActivities activities={activities} />
      <div className="px-4 pb-5 max-xl:px-5">
        <Button asChild variant="outline" className="w-full">
          <Link href={`/admin/crm/leads/${leadId}`}>
            {t("open")}
            <ArrowUpRight aria-hidden />
          </Link>
        </Button>
      </div>
    </div>
  );
}

function Person({ lead }: { lead: Lead }) {
  return (
    <div className="flex items-center gap-3 px-4 pt-4 pb-3.5 max-xl:px-5">
      <Avatar name={lead.full_name} size="xl" />
      <div className="min-w-0 flex-1">
        <p className="line-clamp-2 text-lg leading-5 font-semibold wrap-anywhere">{lead.full_name}</p>
        {lead.company && (
          <p className="mt-1 flex items-center gap-1.5 text-sm text-muted-foreground" title={lead.company}>
            <Building2 aria-hidden className="size-3.5 shrink-0" />
            <span className="truncate">{lead.company}</span>
          </p>
        )}
        {lead.phone && (
          <p className="mt-0.5 flex items-center gap-1.5 text-sm text-muted-foreground num">
            <Phone aria-hidden className="size-3.5 shrink-0" />
            <span className="truncate">{formatPhone(lead.phone)}</span>
          </p>
        )}
      </div>
    </div>
  );
}

function Facts({ lead, ownerName }: { lead: Lead; ownerName: string | null }) {
  const t = useTranslations("inbox.lead");
  const format = useFormatter();
  const { can } = useInbox().seed;
  const none = <span className="text-muted-foreground">{t("none")}</span>;
  return (
    <div className="grid grid-cols-[6.5rem_minmax(0,1fr)] items-center gap-x-3 gap-y-1 border-t px-4 py-3 text-sm max-xl:px-5">
      <Fact label={t("stage")}>
        <StageSelect lead={lead} />
      </Fact>
      <Fact label={t("value")}>
        {lead.estimated_value === null ? (
          none
        ) : (
          <span className="font-medium num">
            {format.number(Number(lead.estimated_value), { style: "currency", currency: lead.currency })}
          </span>
        )}
      </Fact>
      <Fact label={t("score")}>
        <ScoreChip score={lead.lead_score} />
      </Fact>
      <Fact label={t("owner")}>
        {ownerName ? (
          <span className="flex min-w-0 items-center gap-1.5">
            <Avatar name={ownerName} size="xs" />
            <span className="truncate">{ownerName}</span>
          </span>
        ) : (
          <span className="text-muted-foreground">{t("nobody")}</span>
        )}
        {can.reply && <ClaimButton lead={lead} />}
      </Fact>
    </div>
  );
}

function Fact({ label, children }: { label: string; children: ReactNode }) {
  return (
    <>
      <span className="text-muted-foreground">{label}</span>
      <div className="flex min-h-8 min-w-0 items-center gap-2">{children}</div>
    </>
  );
}

function SummarySkeleton() {
  return (
    <SkeletonFrame>
      <div className="flex items-center gap-3 px-4 pt-4 pb-3.5 max-xl:px-5">
        <Skeleton className="size-14 rounded-full" />
        <div className="flex flex-col gap-2">
          <Skeleton className="h-4 w-36" />
          <Skeleton className="h-3 w-28" />
          <Skeleton className="h-3 w-32" />
        </div>
      </div>
      <div className="flex flex-col gap-1 border-t px-4 py-3 max-xl:px-5">
        {["w-32", "w-20", "w-10", "w-28"].map((width, index) => (
          <div key={index} className="flex h-8 items-center gap-16">
            <Skeleton className="h-3 w-14" />
            <Skeleton className={`h-3.5 ${width}`} />
          </div>
        ))}
      </div>
    </SkeletonFrame>
  );
}
