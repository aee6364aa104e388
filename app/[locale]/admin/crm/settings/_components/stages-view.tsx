"use client";

import { useTranslations } from "next-intl";
import { SaveState } from "@/components/settings/save-row";
import { Alert } from "@/components/ui/alert";
import type { Board } from "@/lib/leads/schemas";
import { AddStageDialog } from "./add-stage-dialog";
import { stageColumns } from "./stage-columns";
import { StageList } from "./stage-list";
import { useStages } from "./use-stages";

export function StagesView({ initial, manages }: { initial: Board; manages: boolean }) {
  const t = useTranslations("settings.stages");
  const model = useStages(initial);
  return (
    <div className="@container flex flex-col gap-4">
      {!manages && <Alert>{t("readOnly")}</Alert>}
      <div className="flex min-h-8 flex-wrap items-center gap-x-4 gap-y-2">
        <p className="text-sm text-muted-foreground num">{t("count", { count: model.stages.length })}</p>
        <SaveState state={model.progress} />
        {manages && (
          <div className="ml-auto">
            <AddStageDialog stages={model.stages} onCreate={model.create} />
          </div>
        )}
      </div>
      <div>
        <div
          aria-hidden
          className={`${stageColumns} hidden border-b pb-1.5 text-xs font-medium text-muted-foreground @2xl:grid`}
        >
          <span />
          <span />
          <span className="pl-2">{t("columns.name")}</span>
          <span>{t("columns.type")}</span>
          <span>{t("columns.probability")}</span>
          <span className="text-right">{t("columns.leads")}</span>
          <span />
        </div>
        <StageList model={model} manages={manages} />
      </div>
    </div>
  );
}
