"use client";

import { useTranslations } from "next-intl";
import { CustomFieldInput, type CustomValue } from "./custom-field-input";
import { FieldRow } from "./editable-field";
import { useFields } from "@/components/leads/use-fields";

type Values = Record<string, unknown>;
type CustomFieldsProps = {
  values: Values;
  currency: string;
  mayWrite: boolean;
  /** @returns why it was refused, if it was. */
  onSave: (key: string, value: CustomValue) => Promise<string | undefined>;
};

/** The organization's own fields, and below them what came along under names nobody has defined. */
export function CustomFields({ values, currency, mayWrite, onSave }: CustomFieldsProps) {
  const t = useTranslations("leads.fields");
  const fields = useFields();
  const known = new Set(fields.map(({ key }) => key));
  const others = Object.entries(values).filter(
    ([key, value]) => !known.has(key) && value !== null && value !== "",
  );
  if (fields.length === 0 && others.length === 0) return null;
  return (
    <>
      <h3 className="mt-3 text-xs font-semibold text-muted-foreground">{t("custom_fields")}</h3>
      <dl className="flex flex-col">
        {fields.map((field) => (
          <CustomFieldInput
            key={field.id}
            field={field}
            value={values[field.key] ?? null}
            currency={currency}
            mayWrite={mayWrite}
            onSave={(value) => onSave(field.key, value)}
          />
        ))}
        {others.map(([name, value]) => (
          <FieldRow key={name} label={<span className="truncate">{name}</span>}>
            <span className="px-2 py-1 text-sm break-words">{textOf(value)}</span>
          </FieldRow>
        ))}
      </dl>
    </>
  );
}

function textOf(value: unknown): string {
  if (Array.isArray(value)) return value.map(textOf).join(", ");
  if (typeof value === "boolean") return value ? "✓" : "–";
  return typeof value === "string" || typeof value === "number" ? String(value) : JSON.stringify(value);
}
