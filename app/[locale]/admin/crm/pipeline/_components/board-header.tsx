"use client";

import { ChartNoAxesColumn, UserRound } from "lucide-react";
import { useTranslations } from "next-intl";
import { NewLead } from "@/components/leads/new-lead";
import { PipelineSwitch } from "@/components/pipelines/pipeline-switch";
import { PageHeader } from "@/components/shell/page-header";
import { Button } from "@/components/ui/button";
import { Link } from "@/i18n/navigation";
import type { Board, BoardColumn, Lead } from "@/lib/leads/schemas";
import type { Member } from "@/lib/organizations/schemas";
import type { Pipeline } from "@/lib/pipeline/schemas";
import { cn } from "@/lib/utils";

type BoardHeaderProps = {
  board: Board | undefined;
  stages: BoardColumn["stage"][];
  members: Member[];
  userId: string;
  mayWrite: boolean;
  onlyMine: boolean;
  onOnlyMineChange: (on: boolean) => void;
  pipelines: Pipeline[];
  pipelineId: string;
  mayManage: boolean;
  onPipelineChange: (pipeline: Pipeline) => void;
  onCreated: (lead: Lead) => void;
};

export function BoardHeader({
  board,
  mayWrite,
  onlyMine,
  onOnlyMineChange,
  pipelines,
  pipelineId,
  mayManage,
  onPipelineChange,
  ...newLead
}: BoardHeaderProps) {
  const t = useTranslations("board");
  const open = board?.data.filter(({ stage }) => stage.stage_type === "open") ?? [];
  const count = open.reduce((sum, column) => sum + column.count, 0);
  return (
    <PageHeader
      title={
        <PipelineSwitch
          pipelines={pipelines}
          currentId={pipelineId}
          title={t("title")}
          mayManage={mayManage}
          onChange={onPipelineChange}
        />
      }
      meta={board && t("openLeads", { count })}
      actions={
        <>
          <Button
            variant="ghost"
            aria-pressed={onlyMine}
            title={t("onlyMine")}
            onClick={() => onOnlyMineChange(!onlyMine)}
            // On a phone the owner's filter below says the same, and the title needs the room.
            className={cn("max-sm:hidden", onlyMine && "bg-primary-soft text-primary-text")}
          >
            <UserRound aria-hidden />
            {t("onlyMine")}
          </Button>
          <Button asChild variant="ghost" className="max-sm:px-2">
            <Link href={`/admin/crm/pipeline/forecast?pipeline=${pipelineId}`} title={t("forecast")}>
              <ChartNoAxesColumn aria-hidden />
              <span className="max-lg:sr-only">{t("forecast")}</span>
            </Link>
          </Button>
          {mayWrite && <NewLead {...newLead} />}
        </>
      }
    />
  );
}
