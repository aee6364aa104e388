"use client";

import { useFormatter, useTranslations } from "next-intl";
import { useFields } from "@/components/leads/use-fields";
import { useSourceName } from "@/components/leads/source";
import type { ModelFactor, Reason } from "@/lib/scoring/schemas";

const known = [
  "source",
  "stage",
  "has_email",
  "has_phone",
  "has_company",
  "estimated_value",
  "created_weekday",
  "created_hour",
  "qualification",
  "messages_in",
  "messages_out",
  "first_reply_minutes",
  "hours_since_contact_wrote",
  "notes_and_calls",
  "rules",
] as const;
type Known = (typeof known)[number];

/** What a factor is called and what a value of it says, in a seller's words. */
export function useFactorText() {
  const t = useTranslations("scoring");
  const format = useFormatter();
  const sourceName = useSourceName();
  const fields = useFields();

  const nameOf = (factor: string): string => {
    const name = known.find((one) => one === factor);
    if (name) return t(`factors.${name}`);
    return fields.find(({ key }) => `custom.${key}` === factor)?.label ?? factor.replace(/^custom\./, "");
  };
  const levelOf = (factor: string, level: string): string => {
    if (level === "") return t("values.other");
    if (factor === "source") return sourceName(level);
    if (factor === "created_weekday") return t("values.weekday", { day: level.replace("w", "d") });
    const option = fields
      .find(({ key }) => `custom.${key}` === factor)
      ?.options.find(({ value }) => value === level);
    if (option) return option.label;
    const isFlag = level === "yes" || level === "true";
    return isFlag || level === "no" || level === "false"
      ? t("values.flag", { is: isFlag ? "yes" : "no" })
      : level;
  };
  const number = (value: number) => format.number(value, { maximumFractionDigits: 1 });
  const unitOf = (factor: string): Known | "other" => known.find((name) => name === factor) ?? "other";
  const amount = (factor: string, value: number) =>
    t("values.number", { unit: unitOf(factor), value: number(value) });

  return {
    nameOf,
    reasonText: ({ factor, value }: Pick<Reason, "factor" | "value">): string => {
      if (value === null || value === "") return t("values.missing");
      return typeof value === "number" ? amount(factor, value) : levelOf(factor, String(value));
    },
    binText: ({ column, value }: Pick<ModelFactor, "column" | "value">): string => {
      if (value === null) return t("values.missing");
      if ("level" in value) return levelOf(column, value.level);
      if (value.from === null && value.to === null) return t("values.any");
      if (value.from === null) return t("values.upTo", { value: amount(column, value.to ?? 0) });
      if (value.to === null) return t("values.above", { value: amount(column, value.from) });
      return t("values.between", { from: number(value.from), to: amount(column, value.to) });
    },
  };
}
