"use client";

import { useTranslations } from "next-intl";
import { useFields } from "@/components/leads/use-fields";
import { customPrefix, importFields, type ImportField } from "@/lib/imports/schemas";
import { useValueText } from "../../[lead_id]/_components/use-value-text";

/** What a column may become: a lead's fields and the organization's own, with their names and how values are shown. */
export function useImportColumns() {
  const t = useTranslations("imports.columns");
  const fields = useFields();
  const textOf = useValueText();
  const definition = (field: string) =>
    field.startsWith(customPrefix)
      ? fields.find(({ key }) => key === field.slice(customPrefix.length))
      : undefined;
  const own = fields.filter(({ is_active }) => is_active);
  const options: ImportField[] = [...importFields, ...own.map(({ key }) => `custom.${key}` as const)];
  const label = (field: string): string => {
    const known = importFields.find((name) => name === field);
    return known ? t(known) : (definition(field)?.label ?? field.slice(customPrefix.length));
  };
  const shown = (field: string, value: unknown) => textOf(definition(field) ?? field, value) ?? "";
  return { options, label, shown };
}
