"use client";

import { useTranslations } from "next-intl";
import type { MouseEvent } from "react";
import { useMoney } from "@/components/leads/money";
import { OwnerAvatar } from "@/components/leads/owner";
import { RelativeTime } from "@/components/leads/relative-time";
import { useSourceName } from "@/components/leads/source";
import { StageMark } from "@/components/leads/stage-mark";
import { ScoreChip } from "@/components/ui/score-chip";
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from "@/components/ui/table";
import { Link, useRouter } from "@/i18n/navigation";
import type { Lead } from "@/lib/leads/schemas";
import type { Member } from "@/lib/organizations/schemas";
import type { Stage } from "@/lib/pipeline/schemas";

export type LeadRowsProps = { leads: Lead[]; stages: Stage[]; members: Member[] };

export function LeadTable({ leads, stages, members }: LeadRowsProps) {
  const t = useTranslations("leads.fields");
  const stageById = new Map(stages.map((stage) => [stage.id, stage]));
  const memberById = new Map(members.map((member) => [member.user_id, member]));
  return (
    <Table frameClassName="max-md:hidden overflow-visible" className="min-w-200" data-testid="lead-table">
      <TableHeader>
        <tr>
          <TableHead className="pl-6">{t("full_name")}</TableHead>
          <TableHead>{t("stage")}</TableHead>
          <TableHead numeric>{t("estimated_value")}</TableHead>
          <TableHead>{t("assigned_to")}</TableHead>
          <TableHead>{t("score")}</TableHead>
          <TableHead>{t("source")}</TableHead>
          <TableHead numeric className="pr-6">
            {t("created_at")}
          </TableHead>
        </tr>
      </TableHeader>
      <TableBody>
        {leads.map((lead) => (
          <LeadRow
            key={lead.id}
            lead={lead}
            stage={stageById.get(lead.stage_id)}
            owner={lead.assigned_to ? memberById.get(lead.assigned_to) : undefined}
          />
        ))}
      </TableBody>
    </Table>
  );
}

function LeadRow({
  lead,
  stage,
  owner,
}: {
  lead: Lead;
  stage: Stage | undefined;
  owner: Member | undefined;
}) {
  const t = useTranslations("leads.owner");
  const router = useRouter();
  const money = useMoney();
  const sourceName = useSourceName();
  const href = `/admin/crm/leads/${lead.id}`;
  const open = (event: MouseEvent) => {
    // The name is a link of its own; text somebody is selecting is no click.
    const onLink = event.target instanceof Element && event.target.closest("a, button");
    if (!onLink && !window.getSelection()?.toString()) router.push(href);
  };
  return (
    <TableRow data-lead-id={lead.id} onClick={open} className="cursor-pointer">
      <TableCell className="max-w-80 pl-6">
        <span className="flex items-baseline gap-2">
          <Link
            href={href}
            prefetch={false}
            className="min-w-0 shrink-0 truncate font-medium max-lg:max-w-52 lg:max-w-64"
          >
            {lead.full_name}
          </Link>
          {lead.company && <span className="min-w-0 truncate text-muted-foreground">{lead.company}</span>}
        </span>
      </TableCell>
      <TableCell>
        {stage && (
          <span className="flex items-center gap-2">
            <span className="inline-flex w-4 justify-center">
              <StageMark stage={stage} />
            </span>
            {stage.name}
          </span>
        )}
      </TableCell>
      <TableCell numeric className="font-medium">
        {lead.estimated_value !== null && money(lead.estimated_value, lead.currency)}
      </TableCell>
      <TableCell className="max-w-44">
        <span className="flex items-center gap-2">
          <OwnerAvatar owner={owner} />
          <span aria-hidden className={owner ? "truncate" : "text-muted-foreground"}>
            {owner?.full_name ?? t("nobody")}
          </span>
        </span>
      </TableCell>
      <TableCell>
        <ScoreChip score={lead.lead_score} />
      </TableCell>
      <TableCell className="text-muted-foreground">{sourceName(lead.source)}</TableCell>
      <TableCell numeric className="pr-6 text-muted-foreground">
        <RelativeTime at={lead.created_at} />
      </TableCell>
    </TableRow>
  );
}
