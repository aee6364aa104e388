"use client";

import { ArrowDown, ArrowUp, SlidersHorizontal, Trash2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { IconButton } from "@/components/ui/icon-button";
import { DeleteStageDialog } from "./delete-stage-dialog";
import { StageRulesDialog } from "./stage-rules-dialog";
import type { StageItem, useStages } from "./use-stages";

type Props = { stage: StageItem; index: number; model: ReturnType<typeof useStages> };

/** The rules; up and down do what dragging does; the last stage cannot go. */
export function StageButtons({ stage, index, model }: Props) {
  const t = useTranslations("settings.stages");
  const [asked, setAsked] = useState(false);
  const [ruling, setRuling] = useState(false);
  const { id, name } = stage;
  const only = model.stages.length === 1;
  return (
    <div className="flex justify-end @max-2xl:ml-auto @2xl:col-start-7">
      <IconButton
        label={t("rules.open", { name })}
        className="text-muted-foreground"
        onClick={() => setRuling(true)}
      >
        <SlidersHorizontal />
      </IconButton>
      <IconButton
        label={t("up", { name })}
        className="text-muted-foreground"
        aria-disabled={index === 0}
        onClick={() => index > 0 && void model.move(id, index - 1)}
      >
        <ArrowUp />
      </IconButton>
      <IconButton
        label={t("down", { name })}
        className="text-muted-foreground"
        aria-disabled={index === model.stages.length - 1}
        onClick={() => index < model.stages.length - 1 && void model.move(id, index + 1)}
      >
        <ArrowDown />
      </IconButton>
      <IconButton
        label={only ? t("remove.last") : t("delete", { name })}
        className="text-muted-foreground hover:text-danger"
        aria-disabled={only}
        onClick={() => {
          if (only) return;
          void model.refresh();
          setAsked(true);
        }}
      >
        <Trash2 />
      </IconButton>
      {ruling && <StageRulesDialog stage={stage} model={model} onClose={() => setRuling(false)} />}
      {asked && (
        <DeleteStageDialog stage={stage} index={index} model={model} onClose={() => setAsked(false)} />
      )}
    </div>
  );
}
