"use client";

import { useTranslations } from "next-intl";
import { useFieldName } from "@/components/leads/filter/use-filter-words";

/** The heading of a column; most are called as the filter calls the field. */
export function useColumnName(): (column: string) => string {
  const t = useTranslations("leadList");
  const fieldName = useFieldName();
  return (column) => {
    if (column === "stage") return t("fields.stage_id");
    return column === "next_task" ? t("columns.nextTask") : fieldName(column);
  };
}
