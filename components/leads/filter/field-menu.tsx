"use client";

import { useTranslations } from "next-intl";
import { useState, type ReactNode } from "react";
import { Command, CommandEmpty, CommandInput, CommandItem, CommandList } from "@/components/ui/command";
import { Popover, PopoverContent, PopoverTrigger } from "@/components/ui/popover";
import { customPrefix } from "@/lib/leads/schemas";
import { useFilterNames } from "./filter-names";
import { offeredFields } from "./filter-fields";
import { useFieldName } from "./use-filter-words";

/** Every field one may filter by, found by typing. */
export function FieldMenu({
  onChoose,
  children,
}: {
  onChoose: (field: string) => void;
  children: ReactNode;
}) {
  const t = useTranslations("leadList.filter");
  const { fields } = useFilterNames();
  const fieldName = useFieldName();
  const [open, setOpen] = useState(false);
  const all = [...offeredFields, ...fields.map(({ key }) => customPrefix + key)];
  return (
    <Popover modal open={open} onOpenChange={setOpen}>
      <PopoverTrigger asChild>{children}</PopoverTrigger>
      <PopoverContent className="w-64 p-0" aria-label={t("field")}>
        <Command>
          <CommandInput placeholder={t("findField")} />
          <CommandList className="max-h-72">
            <CommandEmpty>{t("noField")}</CommandEmpty>
            {all.map((field) => (
              <CommandItem
                key={field}
                value={`${fieldName(field)} ${field}`}
                onSelect={() => {
                  setOpen(false);
                  onChoose(field);
                }}
              >
                {fieldName(field)}
              </CommandItem>
            ))}
          </CommandList>
        </Command>
      </PopoverContent>
    </Popover>
  );
}
