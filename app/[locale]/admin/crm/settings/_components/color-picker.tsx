"use client";

import { Check } from "lucide-react";
import { useTranslations } from "next-intl";
import { RadioGroup } from "radix-ui";
import { useState } from "react";
import { Popover, PopoverContent, PopoverTrigger } from "@/components/ui/popover";
import { stageColors } from "@/lib/pipeline/constants";
import type { StageItem } from "./use-stages";

type Props = { stage: StageItem; disabled: boolean; onChange: (color: string) => void };

export function ColorPicker({ stage, disabled, onChange }: Props) {
  const t = useTranslations("settings.stages");
  const [open, setOpen] = useState(false);
  const known = stageColors.find(({ value }) => value === stage.color.toLowerCase());
  const dot = <span aria-hidden className="size-4 rounded-full" style={{ backgroundColor: stage.color }} />;
  if (disabled) return <span className="grid w-8 place-items-center">{dot}</span>;
  return (
    <Popover open={open} onOpenChange={setOpen}>
      <PopoverTrigger
        aria-label={t("color", { name: stage.name, color: t(`colors.${known?.name ?? "custom"}`) })}
        className="grid size-8 place-items-center rounded-md hover:bg-accent pointer-coarse:size-11"
      >
        {dot}
      </PopoverTrigger>
      <PopoverContent aria-label={t("colorLabel")} className="w-auto min-w-0 p-2">
        <ColorSwatches
          value={stage.color}
          onChange={(color) => {
            setOpen(false);
            if (color !== stage.color) onChange(color);
          }}
        />
      </PopoverContent>
    </Popover>
  );
}

type SwatchesProps = { value: string; onChange: (color: string) => void };

/** The palette as radio buttons: arrows choose, the name is read out. */
export function ColorSwatches({ value, onChange }: SwatchesProps) {
  const t = useTranslations("settings.stages");
  return (
    <RadioGroup.Root
      value={value.toLowerCase()}
      onValueChange={onChange}
      aria-label={t("colorLabel")}
      className="grid w-fit grid-cols-8 gap-1 max-sm:grid-cols-4"
    >
      {stageColors.map((color) => (
        <RadioGroup.Item
          key={color.value}
          value={color.value}
          aria-label={t(`colors.${color.name}`)}
          title={t(`colors.${color.name}`)}
          className="grid size-8 place-items-center rounded-md hover:bg-accent pointer-coarse:size-11"
        >
          <span
            className="grid size-5 place-items-center rounded-full text-card dark:text-background"
            style={{ backgroundColor: color.value }}
          >
            <RadioGroup.Indicator>
              <Check aria-hidden className="size-3.5 stroke-3" />
            </RadioGroup.Indicator>
          </span>
        </RadioGroup.Item>
      ))}
    </RadioGroup.Root>
  );
}
