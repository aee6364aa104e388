"use client";

import { useTranslations } from "next-intl";
import { Select, SelectContent, SelectItem, SelectTrigger, SelectValue } from "@/components/ui/select";
import { fieldTypes, type FieldType } from "@/lib/fields/schemas";
import { fieldIcons } from "./field-icons";

type FieldTypeSelectProps = { value: FieldType; disabled: boolean; onChange: (type: FieldType) => void };

export function FieldTypeSelect({ value, disabled, onChange }: FieldTypeSelectProps) {
  const t = useTranslations("settings.fields.types");
  return (
    <Select value={value} disabled={disabled} onValueChange={(type) => onChange(type as FieldType)}>
      <SelectTrigger>
        <SelectValue />
      </SelectTrigger>
      <SelectContent>
        {fieldTypes.map((type) => {
          const Icon = fieldIcons[type];
          return (
            <SelectItem key={type} value={type}>
              <span className="flex items-center gap-2">
                <Icon aria-hidden className="size-4 text-muted-foreground" />
                {t(type)}
              </span>
            </SelectItem>
          );
        })}
      </SelectContent>
    </Select>
  );
}
