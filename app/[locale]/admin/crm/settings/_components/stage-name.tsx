"use client";

import { useTranslations } from "next-intl";
import { useState, type KeyboardEvent } from "react";
import { Input } from "@/components/ui/input";
import type { StageItem } from "./use-stages";

const nameLengthMax = 100;

type Props = { stage: StageItem; disabled: boolean; onChange: (name: string) => void };

/** Looks like text until it is pointed at. Enter or leaving it saves, Esc takes back. */
export function StageName({ stage, disabled, onChange }: Props) {
  const t = useTranslations("settings.stages");
  // While somebody types, what arrives from others does not overwrite it.
  const [draft, setDraft] = useState<string | null>(null);
  const commit = () => {
    const name = draft?.trim();
    setDraft(null);
    if (name && name !== stage.name) onChange(name);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === "Enter") event.currentTarget.blur();
    if (event.key === "Escape") setDraft(null);
  };
  if (disabled) return <span className="min-w-0 flex-1 truncate px-2 text-sm font-medium">{stage.name}</span>;
  return (
    <Input
      aria-label={t("name", { name: stage.name })}
      value={draft ?? stage.name}
      maxLength={nameLengthMax}
      autoComplete="off"
      onChange={(event) => setDraft(event.target.value)}
      onBlur={commit}
      onKeyDown={onKeyDown}
      className="flex-1 border-transparent bg-transparent px-2 font-medium text-ellipsis @max-2xl:basis-24"
    />
  );
}
