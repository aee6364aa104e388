"use client";

import { useTranslations } from "next-intl";
import { StageMark } from "@/components/leads/stage-mark";
import { Button } from "@/components/ui/button";
import { Select, SelectContent, SelectItem, SelectTrigger, SelectValue } from "@/components/ui/select";
import type { Stage } from "@/lib/pipeline/schemas";
import { cn } from "@/lib/utils";

type StageStepperProps = {
  stages: Stage[];
  current: Stage | undefined;
  disabled: boolean;
  onChange: (stage: Stage) => void;
};

/** The funnel as a path: one click moves the lead. On a phone, a list. */
export function StageStepper(props: StageStepperProps) {
  return (
    <div data-testid="stage-stepper">
      <Path {...props} />
      <Choice {...props} />
    </div>
  );
}

function Path({ stages, current, disabled, onChange }: StageStepperProps) {
  const t = useTranslations("leads.page");
  const open = stages.filter(({ stage_type }) => stage_type === "open");
  const closed = stages.filter(({ stage_type }) => stage_type !== "open");
  const reached =
    current?.stage_type === "won" ? open.length : open.findIndex(({ id }) => id === current?.id) + 1;
  const isLost = current?.stage_type === "lost";
  return (
    <div className="flex items-end gap-4 max-md:hidden">
      <ol aria-label={t("stages")} className="flex min-w-0 flex-1 gap-1">
        {open.map((stage, index) => {
          const isCurrent = stage.id === current?.id;
          return (
            <li key={stage.id} className="min-w-0 flex-1">
              <button
                type="button"
                disabled={disabled || isCurrent}
                aria-current={isCurrent ? "step" : undefined}
                aria-label={isCurrent ? stage.name : t("moveTo", { stage: stage.name })}
                onClick={() => onChange(stage)}
                className="group flex w-full flex-col gap-1.5 rounded-sm py-1 text-left"
              >
                <span
                  className={cn(
                    "h-1.5 rounded-full transition-colors",
                    index < reached
                      ? current?.stage_type === "won" && "bg-success-mark"
                      : "bg-border group-enabled:group-hover:bg-control",
                  )}
                  style={
                    index < reached && current?.stage_type === "open"
                      ? { backgroundColor: current.color }
                      : undefined
                  }
                />
                <span
                  className={cn(
                    "truncate text-xs",
                    isCurrent
                      ? "font-semibold text-foreground"
                      : "text-muted-foreground group-enabled:group-hover:text-foreground",
                    isLost && "line-through decoration-border",
                  )}
                >
                  {stage.name}
                </span>
              </button>
            </li>
          );
        })}
      </ol>
      <div className="flex gap-1.5">
        {closed.map((stage) => {
          const isCurrent = stage.id === current?.id;
          return (
            <Button
              key={stage.id}
              variant="outline"
              disabled={disabled}
              aria-pressed={isCurrent}
              onClick={() => !isCurrent && onChange(stage)}
              className={cn(
                isCurrent && stage.stage_type === "won" && "border-success-mark bg-success-soft text-success",
                isCurrent && stage.stage_type === "lost" && "border-control bg-secondary",
              )}
            >
              <StageMark stage={stage} />
              {stage.name}
            </Button>
          );
        })}
      </div>
    </div>
  );
}

function Choice({ stages, current, disabled, onChange }: StageStepperProps) {
  const t = useTranslations("leads.fields");
  const choose = (id: string) => {
    const stage = stages.find((candidate) => candidate.id === id);
    if (stage && stage.id !== current?.id) onChange(stage);
  };
  return (
    <div className="md:hidden">
      <Select value={current?.id} onValueChange={choose} disabled={disabled}>
        <SelectTrigger aria-label={t("stage")}>
          <SelectValue />
        </SelectTrigger>
        <SelectContent>
          {stages.map((stage) => (
            <SelectItem key={stage.id} value={stage.id}>
              <span className="flex items-center gap-2">
                <StageMark stage={stage} />
                {stage.name}
              </span>
            </SelectItem>
          ))}
        </SelectContent>
      </Select>
    </div>
  );
}
