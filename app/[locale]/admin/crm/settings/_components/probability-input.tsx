"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Input } from "@/components/ui/input";
import type { StageItem } from "./use-stages";

type Props = { stage: StageItem; disabled: boolean; onChange: (probability: number) => void };

export function ProbabilityInput({ stage, disabled, onChange }: Props) {
  const t = useTranslations("settings.stages");
  const [draft, setDraft] = useState<string | null>(null);
  const commit = () => {
    const typed = Number.parseInt(draft ?? "", 10);
    const probability = Math.min(100, Math.max(0, typed));
    setDraft(null);
    if (!Number.isNaN(typed) && probability !== stage.probability) onChange(probability);
  };
  if (disabled) return <span className="text-sm num">{stage.probability}%</span>;
  return (
    <div className="relative w-19 shrink-0 @max-2xl:w-17">
      <Input
        aria-label={t("probability", { name: stage.name })}
        inputMode="numeric"
        autoComplete="off"
        value={draft ?? String(stage.probability)}
        maxLength={3}
        onChange={(event) => setDraft(event.target.value.replace(/\D/g, ""))}
        onBlur={commit}
        onKeyDown={(event) => {
          if (event.key === "Enter") event.currentTarget.blur();
          if (event.key === "Escape") setDraft(null);
        }}
        className="pr-6.5 text-right num"
      />
      <span aria-hidden className="absolute top-1/2 right-2.5 -translate-y-1/2 text-xs text-muted-foreground">
        %
      </span>
    </div>
  );
}
