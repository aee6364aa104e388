"use client";

import { useSortable } from "@dnd-kit/sortable";
import { CSS } from "@dnd-kit/utilities";
import { GripVertical } from "lucide-react";
import { useTranslations } from "next-intl";
import { cn } from "@/lib/utils";
import { ColorPicker } from "./color-picker";
import { ProbabilityInput } from "./probability-input";
import { StageButtons } from "./stage-buttons";
import { stageColumns } from "./stage-columns";
import { StageName } from "./stage-name";
import { StageTypeSelect } from "./stage-type-select";
import type { StageItem, useStages } from "./use-stages";

type Props = { stage: StageItem; index: number; model: ReturnType<typeof useStages>; manages: boolean };

export function StageRow({ stage, index, model, manages }: Props) {
  const t = useTranslations("settings.stages");
  const { setNodeRef, setActivatorNodeRef, attributes, listeners, transform, transition, isDragging } =
    useSortable({ id: stage.id });
  const { id, name } = stage;
  return (
    <li
      ref={setNodeRef}
      data-testid="stage-row"
      data-stage-id={id}
      style={{ transform: CSS.Translate.toString(transform), transition }}
      className={cn(
        stageColumns,
        "relative flex flex-wrap gap-y-1.5 border-b bg-background py-2 @2xl:grid",
        isDragging && "z-10 rounded-md border bg-card shadow-float",
      )}
    >
      {manages ? (
        <button
          ref={setActivatorNodeRef}
          type="button"
          className="touch-target grid h-8 w-7 cursor-grab touch-none place-items-center rounded-sm text-muted-foreground hover:text-foreground active:cursor-grabbing"
          {...attributes}
          {...listeners}
          aria-label={t("drag", { name })}
        >
          <GripVertical aria-hidden className="size-4" />
        </button>
      ) : (
        <span className="w-7 text-center text-xs text-muted-foreground num">{index + 1}</span>
      )}
      <ColorPicker stage={stage} disabled={!manages} onChange={(color) => void model.change(id, { color })} />
      <StageName
        stage={stage}
        disabled={!manages}
        onChange={(next) => void model.change(id, { name: next })}
      />
      <span className="text-right text-xs whitespace-nowrap text-muted-foreground num @2xl:col-start-6 @2xl:row-start-1">
        {t("leads", { count: stage.count })}
      </span>
      <div className="flex basis-full items-center gap-2 @2xl:contents">
        <StageTypeSelect
          stage={stage}
          disabled={!manages}
          onChange={(stage_type) => void model.change(id, { stage_type, ...outcomeOf(stage_type) })}
        />
        <ProbabilityInput
          stage={stage}
          disabled={!manages}
          onChange={(probability) => void model.change(id, { probability })}
        />
        {manages && <StageButtons stage={stage} index={index} model={model} />}
      </div>
    </li>
  );
}

/** A closed stage leaves no doubt about the chance. */
const outcomeOf = (type: StageItem["stage_type"]) =>
  type === "open" ? {} : { probability: type === "won" ? 100 : 0 };
