"use client";

import { useTranslations } from "next-intl";
import { FieldRow } from "./editable-field";

/** What forms and imports brought along, as it came. */
export function CustomFields({ fields }: { fields: Record<string, unknown> }) {
  const t = useTranslations("leads.fields");
  const shown = Object.entries(fields).filter(([, value]) => value !== null && value !== "");
  if (shown.length === 0) return null;
  return (
    <>
      <h3 className="mt-3 text-xs font-semibold text-muted-foreground">{t("custom_fields")}</h3>
      <dl className="flex flex-col">
        {shown.map(([name, value]) => (
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
