"use client";

import { useFormatter } from "next-intl";
import { Check } from "lucide-react";
import { useMoney } from "@/components/leads/money";
import type { CustomField } from "@/lib/fields/schemas";
import { customPrefix, type Lead } from "@/lib/leads/schemas";
import { useList } from "../list-context";
import { DayContent } from "./day-content";

/** The value of one of the organization's own fields. */
export function CustomContent({ lead, column }: { lead: Lead; column: string }) {
  const { fields, members } = useList();
  const money = useMoney();
  const format = useFormatter();
  const field = fields.find(({ key }) => customPrefix + key === column);
  const value = field && lead.custom_fields[field.key];
  if (!field || value === null || value === undefined || value === "") return null;
  switch (field.field_type) {
    case "checkbox":
      return value === true && <Check aria-label={field.label} className="size-4 text-success-mark" />;
    case "date":
      return <DayContent day={String(value)} />;
    case "money":
      return <span className="num">{money(String(value), lead.currency)}</span>;
    case "number":
      return <span className="num">{format.number(Number(value))}</span>;
    case "person":
      return members.find(({ user_id }) => user_id === value)?.full_name ?? null;
    case "single_select":
      return labelOf(field, value);
    case "multi_select":
      return Array.isArray(value) && value.map((item) => labelOf(field, item)).join(", ");
    case "text":
    case "url":
      return String(value);
  }
}

const labelOf = ({ options }: CustomField, value: unknown): string =>
  options.find((option) => option.value === value)?.label ?? String(value);
