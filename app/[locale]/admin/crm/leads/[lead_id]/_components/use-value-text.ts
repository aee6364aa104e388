"use client";

import { useFormatter, useTranslations } from "next-intl";
import { useMoney } from "@/components/leads/money";
import { useMembers } from "@/components/leads/owner";
import { useSourceName } from "@/components/leads/source";
import type { CustomField } from "@/lib/fields/schemas";
import { formatPhone } from "../../../inbox/_components/phone";

/** A value as the lead's page shows it; null for none. Without a currency an amount is a bare number. */
export function useValueText() {
  const t = useTranslations("leads.timeline");
  const format = useFormatter();
  const sourceName = useSourceName();
  const members = useMembers();
  const nameOf = (id: string) => members.find(({ user_id }) => user_id === id)?.full_name ?? t("someone");
  const money = useMoney();
  const amount = (text: string, currency?: string) =>
    currency ? money(text, currency) : format.number(Number(text), { maximumFractionDigits: 2 });
  const day = (text: string) =>
    format.dateTime(new Date(`${text}T00:00:00Z`), { dateStyle: "medium", timeZone: "UTC" });
  const choice = (field: CustomField, value: string) =>
    field.options.find((option) => option.value === value)?.label ?? value;

  return (field: string | CustomField | undefined, value: unknown, currency?: string): string | null => {
    if (value === null || value === undefined || value === "") return null;
    if (Array.isArray(value)) {
      const texts = value.map((item) =>
        typeof field === "object" ? choice(field, String(item)) : String(item),
      );
      return texts.join(", ") || null;
    }
    if (typeof value === "boolean") return t(value ? "yes" : "no");
    if (typeof value === "number") return field === "probability" ? `${value}%` : format.number(value);
    if (typeof value !== "string") return JSON.stringify(value);
    const kind = typeof field === "object" ? field.field_type : field;
    switch (kind) {
      case "estimated_value":
      case "money":
        return amount(value, currency);
      case "expected_close_date":
      case "date":
        return day(value);
      case "phone":
        return formatPhone(value);
      case "source":
        return sourceName(value);
      case "person":
      case "assigned_to":
        return nameOf(value);
      case "single_select":
        return typeof field === "object" ? choice(field, value) : value;
      default:
        return value;
    }
  };
}
