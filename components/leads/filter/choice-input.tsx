"use client";

import { Check, ChevronDown } from "lucide-react";
import { useFormatter, useTranslations } from "next-intl";
import { useState } from "react";
import { Command, CommandEmpty, CommandInput, CommandItem, CommandList } from "@/components/ui/command";
import { inputClasses } from "@/components/ui/input";
import { Popover, PopoverContent, PopoverTrigger } from "@/components/ui/popover";
import { cn } from "@/lib/utils";
import { useChoices } from "./use-choices";

type ChoiceInputProps = {
  field: string;
  label: string;
  value: string[];
  onChange: (value: string[]) => void;
};

/** Fields whose values are anybody's words: what is typed may be chosen, too. */
const openFields = ["tags", "source", "currency"];

export function ChoiceInput({ field, label, value, onChange }: ChoiceInputProps) {
  const t = useTranslations("leadList.filter");
  const format = useFormatter();
  const [text, setText] = useState("");
  const choices = useChoices()(field);
  const known = new Map(choices.map((choice) => [choice.value, choice.label]));
  const extra = value.filter((item) => !known.has(item)).map((item) => ({ value: item, label: item }));
  const typed = text.trim();
  const all = [...choices, ...extra];
  const isNew = openFields.includes(field) && typed !== "" && !all.some(({ value: has }) => has === typed);
  const toggle = (item: string) =>
    onChange(value.includes(item) ? value.filter((other) => other !== item) : [...value, item]);
  return (
    // Modal: inside of a dialog its list could not be scrolled otherwise.
    <Popover modal>
      <PopoverTrigger
        aria-label={label}
        className={cn(
          inputClasses,
          "flex h-8 items-center justify-between gap-2 px-2.5 text-left pointer-coarse:h-11",
        )}
      >
        <span className={cn("truncate", value.length === 0 && "text-muted-foreground")}>
          {value.length === 0
            ? t("choose")
            : format.list(
                value.map((item) => known.get(item) ?? item),
                { type: "unit", style: "short" },
              )}
        </span>
        <ChevronDown aria-hidden className="size-4 shrink-0 text-muted-foreground" />
      </PopoverTrigger>
      <PopoverContent className="w-64 p-0" aria-label={label}>
        <Command>
          <CommandInput placeholder={t("find")} value={text} onValueChange={setText} />
          <CommandList aria-multiselectable className="max-h-64">
            {!isNew && <CommandEmpty>{t("nothingFound")}</CommandEmpty>}
            {all.map((choice) => (
              <CommandItem
                key={choice.value}
                value={`${choice.label} ${choice.value}`}
                onSelect={() => toggle(choice.value)}
              >
                <span className="min-w-0 flex-1 truncate">{choice.label}</span>
                {value.includes(choice.value) && (
                  <>
                    <Check aria-hidden className="ml-auto text-primary-text" />
                    <span className="sr-only">{t("chosen")}</span>
                  </>
                )}
              </CommandItem>
            ))}
            {isNew && (
              <CommandItem
                value={typed}
                onSelect={() => {
                  toggle(typed);
                  setText("");
                }}
              >
                {t("useTyped", { text: typed })}
              </CommandItem>
            )}
          </CommandList>
        </Command>
      </PopoverContent>
    </Popover>
  );
}
