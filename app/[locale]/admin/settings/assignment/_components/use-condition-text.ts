"use client";

import { useTranslations } from "next-intl";
import { useSourceName } from "@/components/leads/source";
import type { RuleConditions } from "@/lib/assignment/schemas";

/** A rule's conditions as one sentence. */
export function useConditionText() {
  const t = useTranslations("assignment.conditions");
  const sourceName = useSourceName();
  return ({ sources, tags, languages, min_value, max_value }: RuleConditions): string => {
    const parts = [
      sources?.length && t("sources", { list: sources.map(sourceName).join(", ") }),
      tags?.length && t("tags", { list: tags.join(", ") }),
      languages?.length &&
        t("languages", { list: languages.map((code) => t(`language.${code}`)).join(", ") }),
      min_value !== undefined && t("min", { value: min_value }),
      max_value !== undefined && t("max", { value: max_value }),
    ].filter(Boolean);
    return parts.length > 0 ? parts.join(" · ") : t("all");
  };
}
