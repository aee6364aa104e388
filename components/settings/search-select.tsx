"use client";

import { Check, ChevronDown } from "lucide-react";
import { useTranslations } from "next-intl";
import { useId, useState, type Ref } from "react";
import {
  Command,
  CommandEmpty,
  CommandGroup,
  CommandInput,
  CommandItem,
  CommandList,
} from "@/components/ui/command";
import { useFieldControl } from "@/components/ui/field";
import { inputClasses } from "@/components/ui/input";
import { Popover, PopoverContent, PopoverTrigger } from "@/components/ui/popover";
import { cn } from "@/lib/utils";

export type SearchOption = { value: string; label: string; hint?: string };

type SearchSelectProps = {
  /** Names the open list; the closed control takes its label and error from the Field around it. */
  label: string;
  value: string;
  /** What the closed control shows. */
  valueLabel: string;
  onValueChange: (value: string) => void;
  onBlur?: () => void;
  /** Asked when the list opens: these lists are long, and come from the browser's own data. */
  options: () => { suggested: SearchOption[]; all: SearchOption[] };
  ref?: Ref<HTMLButtonElement>;
};

/** A select for lists too long to scroll. */
export function SearchSelect({
  label,
  value,
  valueLabel,
  onValueChange,
  onBlur,
  options,
  ref,
}: SearchSelectProps) {
  const [open, setOpen] = useState(false);
  const listId = useId();
  const control = useFieldControl({});
  const choose = (next: string) => {
    onValueChange(next);
    setOpen(false);
  };
  return (
    <Popover open={open} onOpenChange={(next) => (setOpen(next), next || onBlur?.())}>
      <PopoverTrigger
        ref={ref}
        type="button"
        role="combobox"
        aria-controls={open ? listId : undefined}
        className={cn(
          inputClasses,
          "flex h-8 items-center justify-between gap-2 px-2.5 text-left pointer-coarse:h-11",
        )}
        {...control}
      >
        {/* The server's and the browser's names may differ by a version of Unicode's data. */}
        <span suppressHydrationWarning className="truncate">
          {valueLabel}
        </span>
        <ChevronDown className="size-4 shrink-0 text-muted-foreground" aria-hidden />
      </PopoverTrigger>
      <PopoverContent
        id={listId}
        aria-label={label}
        className="w-(--radix-popover-trigger-width) min-w-72 overflow-hidden p-0"
      >
        <Options label={label} value={value} groups={options} onChoose={choose} />
      </PopoverContent>
    </Popover>
  );
}

type OptionsProps = {
  label: string;
  value: string;
  groups: SearchSelectProps["options"];
  onChoose: (value: string) => void;
};

function Options({ label, value, groups, onChoose }: OptionsProps) {
  const t = useTranslations("settings.form");
  const [{ suggested, all }] = useState(groups);
  const shown = [
    { heading: t("suggested"), options: suggested },
    { heading: t("all"), options: all },
  ];
  return (
    <Command label={label} filter={contains}>
      <CommandInput placeholder={t("search")} aria-label={t("search")} />
      <CommandList label={label} className="max-h-72">
        <CommandEmpty>{t("searchEmpty")}</CommandEmpty>
        {shown.map(({ heading, options }) => (
          <CommandGroup key={heading} heading={heading}>
            {options.map((option) => (
              <CommandItem
                key={option.value}
                value={`${option.value} ${option.label}`}
                onSelect={() => onChoose(option.value)}
              >
                <span className="min-w-0 flex-1 truncate">{option.label}</span>
                {option.hint && <span className="text-xs text-muted-foreground num">{option.hint}</span>}
                {option.value === value && <Check aria-hidden className="text-primary-text" />}
              </CommandItem>
            ))}
          </CommandGroup>
        ))}
      </CommandList>
    </Command>
  );
}

/** "sao" finds "São", and "euro" finds no currency that merely has those letters. */
const contains = (option: string, search: string): number => (fold(option).includes(fold(search)) ? 1 : 0);

const fold = (text: string): string => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().trim();
