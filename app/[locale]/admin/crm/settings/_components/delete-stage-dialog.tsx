"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { ConfirmDialog } from "@/components/settings/confirm-dialog";
import { Field } from "@/components/ui/field";
import { Select, SelectContent, SelectItem, SelectTrigger, SelectValue } from "@/components/ui/select";
import { toast } from "@/components/ui/sonner";
import type { StageItem, useStages } from "./use-stages";

type Props = { stage: StageItem; index: number; model: ReturnType<typeof useStages>; onClose: () => void };

/** Names how many leads move and asks where to. */
export function DeleteStageDialog({ stage, index, model, onClose }: Props) {
  const t = useTranslations("settings.stages.remove");
  const [pending, setPending] = useState(false);
  const others = model.stages.filter(({ id }) => id !== stage.id);
  const [chosen, setChosen] = useState(nearest(model.stages, index)?.id);
  const target = others.find(({ id }) => id === chosen) ?? others[0];
  const remove = async () => {
    setPending(true);
    // Also without visible leads: deleted ones are kept, and need a stage.
    const result = await model.remove({ stage_id: stage.id, move_leads_to: target?.id });
    setPending(false);
    if (!result.ok) return;
    onClose();
    toast.success(t("done", { name: stage.name, moved: result.data.moved_leads }));
  };
  return (
    <ConfirmDialog
      danger
      open
      onOpenChange={onClose}
      title={t("title", { name: stage.name })}
      description={stage.count > 0 ? t("description", { count: stage.count }) : t("empty")}
      confirmLabel={t("confirm")}
      pending={pending}
      onConfirm={() => void remove()}
    >
      {stage.count > 0 && target && (
        <Field
          label={t("target")}
          description={
            target.stage_type === stage.stage_type ? undefined : t(`targetHint.${target.stage_type}`)
          }
        >
          <Select value={target.id} onValueChange={setChosen}>
            <SelectTrigger>
              <SelectValue />
            </SelectTrigger>
            <SelectContent>
              {others.map((other) => (
                <SelectItem key={other.id} value={other.id}>
                  <span className="flex items-center gap-2">
                    <span
                      aria-hidden
                      className="size-2.5 shrink-0 rounded-full"
                      style={{ backgroundColor: other.color }}
                    />
                    {other.name}
                  </span>
                </SelectItem>
              ))}
            </SelectContent>
          </Select>
        </Field>
      )}
    </ConfirmDialog>
  );
}

/** The stage before it, else the one after: of the same type where there is one. */
function nearest(stages: StageItem[], index: number): StageItem | undefined {
  const byDistance = [...stages.slice(0, index).reverse(), ...stages.slice(index + 1)];
  return byDistance.find(({ stage_type }) => stage_type === stages[index]?.stage_type) ?? byDistance[0];
}
