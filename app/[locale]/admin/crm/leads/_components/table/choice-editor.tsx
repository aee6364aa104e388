"use client";

import { Check } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState, type ReactNode } from "react";
import { Command, CommandEmpty, CommandInput, CommandItem, CommandList } from "@/components/ui/command";
import { Popover, PopoverAnchor, PopoverContent } from "@/components/ui/popover";

export type CellChoice = { value: string; label: string; mark?: ReactNode };

type ChoiceEditorProps = {
  label: string;
  choices: CellChoice[];
  chosen: string[];
  /** Some may be chosen; the list stays open then, and what is typed may be one more. */
  many?: boolean;
  creates?: boolean;
  onChoose: (value: string) => void;
  onClose: () => void;
  /** The cell as it looks. */
  children: ReactNode;
};

/** A list under the cell, found by typing. */
export function ChoiceEditor(props: ChoiceEditorProps) {
  const { label, choices, chosen, many, creates, onChoose, onClose, children } = props;
  const t = useTranslations("leadList.filter");
  const [text, setText] = useState("");
  const typed = text.trim();
  const isNew = creates && typed !== "" && !choices.some(({ value }) => value === typed);
  const choose = (value: string) => {
    onChoose(value);
    if (many) setText("");
    else onClose();
  };
  return (
    <Popover open onOpenChange={(open) => !open && onClose()}>
      <PopoverAnchor asChild>
        <span className="flex min-h-7 items-center overflow-hidden rounded-md outline-2 outline-ring">
          {children}
        </span>
      </PopoverAnchor>
      <PopoverContent
        className="w-60 p-0"
        aria-label={label}
        onKeyDown={(event) => event.stopPropagation()}
        onCloseAutoFocus={(event) => event.preventDefault()}
      >
        <Command>
          <CommandInput placeholder={t("find")} maxLength={50} value={text} onValueChange={setText} />
          <CommandList className="max-h-64">
            {!isNew && <CommandEmpty>{t("nothingFound")}</CommandEmpty>}
            {choices.map(({ value, label: name, mark }) => (
              <CommandItem key={value} value={`${name} ${value}`} onSelect={() => choose(value)}>
                {mark}
                <span className="min-w-0 flex-1 truncate">{name}</span>
                {chosen.includes(value) && (
                  <>
                    <Check aria-hidden className="text-primary-text" />
                    <span className="sr-only">{t("chosen")}</span>
                  </>
                )}
              </CommandItem>
            ))}
            {isNew && (
              <CommandItem value={typed} onSelect={() => choose(typed)}>
                {t("useTyped", { text: typed })}
              </CommandItem>
            )}
          </CommandList>
        </Command>
      </PopoverContent>
    </Popover>
  );
}
