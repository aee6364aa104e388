"use client";

import { X } from "lucide-react";
import { useTranslations } from "next-intl";
import { Fragment } from "react";
import type { LeadFilter } from "@/lib/leads/schemas";
import { useFilterWords } from "./use-filter-words";

type FilterChipsProps = {
  filter: LeadFilter | undefined;
  onChange: (filter: LeadFilter | undefined) => void;
};

/** The conditions that hold, in words, each with a way out. */
export function FilterChips({ filter, onChange }: FilterChipsProps) {
  return filter ? <Chips filter={filter} onChange={onChange} /> : null;
}

function Chips({ filter, onChange }: FilterChipsProps & { filter: LeadFilter }) {
  const t = useTranslations("leadList.filter");
  const { filterText } = useFilterWords();
  const [word, items] =
    "field" in filter
      ? (["and", [filter]] as const)
      : "and" in filter
        ? (["and", filter.and] as const)
        : (["or", filter.or] as const);
  const without = (index: number): LeadFilter | undefined => {
    const rest = items.filter((_, other) => other !== index);
    if (rest.length === 0) return undefined;
    return word === "and" ? { and: rest } : { or: rest };
  };
  return (
    <ul aria-label={t("active")} className="flex shrink-0 flex-wrap items-center gap-1.5 px-4 pt-2 md:px-6">
      {items.map((item, index) => {
        const text = filterText(item);
        return (
          <Fragment key={`${index}:${text}`}>
            {index > 0 && (
              <li aria-hidden className="text-xs text-muted-foreground">
                {t(word)}
              </li>
            )}
            <li className="flex h-7 max-w-full items-center gap-1 rounded-full bg-primary-soft pr-1 pl-2.5 text-xs text-primary-text">
              <span className="truncate">{text}</span>
              <button
                type="button"
                aria-label={t("removeChip", { text })}
                onClick={() => onChange(without(index))}
                className="touch-target inline-flex size-5 items-center justify-center rounded-full hover:bg-card"
              >
                <X aria-hidden className="size-3" />
              </button>
            </li>
          </Fragment>
        );
      })}
    </ul>
  );
}
