"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { ConfirmDialog } from "@/components/settings/confirm-dialog";
import { Select, SelectContent, SelectItem, SelectTrigger, SelectValue } from "@/components/ui/select";
import { stageTypes } from "@/lib/pipeline/schemas";
import type { StageItem } from "./use-stages";

type StageType = StageItem["stage_type"];
type Props = { stage: StageItem; disabled: boolean; onChange: (type: StageType) => void };

/** Changing the type changes the outcome of the leads in the stage, so it asks when there are any. */
export function StageTypeSelect({ stage, disabled, onChange }: Props) {
  const t = useTranslations("settings.stages");
  const [asked, setAsked] = useState<StageType | null>(null);
  if (disabled) return <span className="text-sm @max-2xl:pl-9">{t(`types.${stage.stage_type}`)}</span>;
  const choose = (value: string) => {
    const type = stageTypes.find((name) => name === value);
    if (!type || type === stage.stage_type) return;
    if (stage.count > 0) setAsked(type);
    else onChange(type);
  };
  return (
    <>
      <Select value={stage.stage_type} onValueChange={choose}>
        <SelectTrigger aria-label={t("type", { name: stage.name })} className="w-30 shrink-0 @max-2xl:w-26">
          <SelectValue>{t(`types.${stage.stage_type}`)}</SelectValue>
        </SelectTrigger>
        <SelectContent>
          {stageTypes.map((type) => (
            <SelectItem key={type} value={type}>
              {t(`types.${type}`)}
            </SelectItem>
          ))}
        </SelectContent>
      </Select>
      {asked && (
        <ConfirmDialog
          open
          onOpenChange={() => setAsked(null)}
          title={t("retype.title", { name: stage.name, type: t(`types.${asked}`) })}
          description={t(`retype.${asked}`, { count: stage.count })}
          confirmLabel={t("retype.confirm")}
          pending={false}
          onConfirm={() => {
            onChange(asked);
            setAsked(null);
          }}
        />
      )}
    </>
  );
}
