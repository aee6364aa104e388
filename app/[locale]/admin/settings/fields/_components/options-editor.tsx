"use client";

import { ArrowUp, Plus, X } from "lucide-react";
import { useTranslations } from "next-intl";
import type { KeyboardEvent } from "react";
import { Button } from "@/components/ui/button";
import { IconButton } from "@/components/ui/icon-button";
import { Input } from "@/components/ui/input";
import type { FieldOption } from "@/lib/fields/schemas";

/** `value` is there for choices that leads may already have. */
export type OptionDraft = { id: string; value?: string; label: string };

export const optionDrafts = (options: FieldOption[] = []): OptionDraft[] => {
  const shown = options.filter(({ is_active }) => is_active);
  return shown.length > 0
    ? shown.map(({ value, label }) => ({ id: value, value, label }))
    : [newDraft(), newDraft()];
};

export const withNames = (options: OptionDraft[]) =>
  options.filter(({ label }) => label.trim()).map(({ value, label }) => ({ value, label: label.trim() }));

const newDraft = (): OptionDraft => ({ id: crypto.randomUUID(), label: "" });

type OptionsEditorProps = {
  options: OptionDraft[];
  onChange: (options: OptionDraft[]) => void;
  error: string | undefined;
};

/** The choices in order. Enter goes on to the next one. */
export function OptionsEditor({ options, onChange, error }: OptionsEditorProps) {
  const t = useTranslations("settings.fields");
  const write = (id: string, label: string) =>
    onChange(options.map((option) => (option.id === id ? { ...option, label } : option)));
  const up = (index: number) => onChange(moved(options, index, index - 1));
  const onKeyDown = (event: KeyboardEvent, index: number) => {
    if (event.key !== "Enter" || event.nativeEvent.isComposing) return;
    event.preventDefault();
    if (index === options.length - 1) onChange([...options, newDraft()]);
    focusOption(index + 1);
  };
  return (
    <fieldset className="flex flex-col gap-1.5">
      <legend className="mb-1.5 text-sm font-medium">{t("options")}</legend>
      {options.map((option, index) => (
        <div key={option.id} className="flex items-center gap-1">
          <Input
            data-option={index}
            aria-label={t("option", { number: index + 1 })}
            value={option.label}
            maxLength={100}
            autoComplete="off"
            onChange={(event) => write(option.id, event.target.value)}
            onKeyDown={(event) => onKeyDown(event, index)}
          />
          <IconButton
            label={t("optionUp", { number: index + 1 })}
            disabled={index === 0}
            onClick={() => up(index)}
          >
            <ArrowUp />
          </IconButton>
          <IconButton
            label={t("optionRemove", { number: index + 1 })}
            onClick={() => onChange(options.filter(({ id }) => id !== option.id))}
          >
            <X />
          </IconButton>
        </div>
      ))}
      <Button
        variant="ghost"
        size="sm"
        className="w-fit"
        onClick={() => {
          onChange([...options, newDraft()]);
          focusOption(options.length);
        }}
      >
        <Plus aria-hidden />
        {t("optionAdd")}
      </Button>
      {error && (
        <p role="alert" className="text-xs text-danger">
          {error}
        </p>
      )}
    </fieldset>
  );
}

/** Once it is on screen. */
const focusOption = (index: number) =>
  requestAnimationFrame(() => document.querySelector<HTMLElement>(`[data-option="${index}"]`)?.focus());

function moved<T>(items: T[], from: number, to: number): T[] {
  const item = items[from];
  if (item === undefined) return items;
  const others = items.filter((_, index) => index !== from);
  return [...others.slice(0, to), item, ...others.slice(to)];
}
