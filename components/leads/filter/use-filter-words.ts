"use client";

import { useFormatter, useTranslations } from "next-intl";
import { useCallback } from "react";
import type { FilterCondition, LeadFilter, Period } from "@/lib/leads/schemas";
import { periods } from "@/lib/leads/schemas";
import { useFilterNames } from "./filter-names";
import { customKey, customOf, isOwnField, kindOf } from "./filter-fields";
import { useChoices } from "./use-choices";

/** What a field is called. */
export function useFieldName(): (field: string) => string {
  const t = useTranslations("leadList.fields");
  const { fields } = useFilterNames();
  return useCallback(
    (field) => (isOwnField(field) ? t(field) : (customOf(fields, field)?.label ?? customKey(field) ?? field)),
    [t, fields],
  );
}

/** A filter as a person would say it: "Valor a partir de 1.000". */
export function useFilterWords() {
  const t = useTranslations("leadList");
  const format = useFormatter();
  const { fields } = useFilterNames();
  const choicesOf = useChoices();
  const fieldName = useFieldName();

  const dayText = useCallback(
    (text: string) => {
      if (text === "today") return t("filter.days.today");
      const [, sign, count] = /^([+-])(\d{1,4})d$/.exec(text) ?? [];
      if (sign) return t(sign === "-" ? "filter.days.ago" : "filter.days.ahead", { count: Number(count) });
      const day = new Date(`${text}T00:00:00Z`);
      return Number.isNaN(day.getTime())
        ? text
        : format.dateTime(day, { dateStyle: "medium", timeZone: "UTC" });
    },
    [t, format],
  );

  const valueText = useCallback(
    ({ field, op, value }: FilterCondition) => {
      const kind = kindOf(fields, field);
      const values = (Array.isArray(value) ? value : [value]).map(String);
      if (kind === "flag") return t(value === true ? "filter.yes" : "filter.no");
      if (op === "within") return isPeriod(values[0]) ? t(`filter.periods.${values[0]}`) : values.join();
      const shown = values.map((item) => {
        if (kind === "date") return dayText(item);
        if (kind === "number") return format.number(Number(item), { maximumFractionDigits: 2 });
        if (kind === "text") return `“${item}”`;
        return choicesOf(field).find((choice) => choice.value === item)?.label ?? item;
      });
      if (op === "between") return t("filter.range", { from: shown[0] ?? "", to: shown[1] ?? "" });
      return format.list(shown, { type: op === "has_all" ? "conjunction" : "disjunction" });
    },
    [fields, t, format, dayText, choicesOf],
  );

  const conditionText = useCallback(
    (condition: FilterCondition) => {
      const { field, op } = condition;
      const words = `${fieldName(field)} ${t(`filter.ops.${op}`)}`;
      return op === "empty" || op === "not_empty" ? words : `${words} ${valueText(condition)}`;
    },
    [fieldName, t, valueText],
  );

  const filterText = useCallback(
    function textOf(filter: LeadFilter): string {
      if ("field" in filter) return conditionText(filter);
      const [word, items] = "and" in filter ? (["and", filter.and] as const) : (["or", filter.or] as const);
      return items
        .map((item) => ("field" in item ? textOf(item) : `(${textOf(item)})`))
        .join(` ${t(`filter.${word}`)} `);
    },
    [conditionText, t],
  );

  return { filterText };
}

const isPeriod = (text: string | undefined): text is Period => periods.some((period) => period === text);
