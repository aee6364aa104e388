"use client";

import { Search, X } from "lucide-react";
import { useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";
import { FilterButton, FilterSheet } from "@/components/leads/filter/filter-button";
import { FilterChips } from "@/components/leads/filter/filter-chips";
import { OwnerAvatar } from "@/components/leads/owner";
import { Button } from "@/components/ui/button";
import { Input } from "@/components/ui/input";
import {
  Select,
  SelectContent,
  SelectItem,
  SelectSeparator,
  SelectTrigger,
  SelectValue,
} from "@/components/ui/select";
import { conditionsOf, encodeFilter, type LeadFilter } from "@/lib/leads/schemas";
import type { Member } from "@/lib/organizations/schemas";
import { hidesCards, type BoardFilterName, type BoardFilters } from "./board-filters";

const anybody = "any";
const typingPauseMs = 250;

type Props = {
  filters: BoardFilters;
  members: Member[];
  userId: string;
  onChange: (changes: Partial<Record<BoardFilterName, string | undefined>>) => void;
  onClear: () => void;
};

export function BoardFilterBar({ filters, members, userId, onChange, onClear }: Props) {
  const t = useTranslations("board.filter");
  const owner = useTranslations("leads.owner");
  // Opened anew it starts from what holds now.
  const key = JSON.stringify(filters.filter ?? null);
  const count = filters.filter ? conditionsOf(filters.filter).length : 0;
  const setFilter = (filter: LeadFilter | undefined) => onChange({ filter: filter && encodeFilter(filter) });
  const others = members.filter(({ user_id }) => user_id !== userId);
  return (
    <>
      <div
        role="search"
        aria-label={t("label")}
        className="scrollbar-none flex shrink-0 items-center gap-2 overflow-x-auto px-4 py-2 max-md:pb-1"
      >
        <TextFilter value={filters.q} onChange={(q) => onChange({ q })} />
        <Select
          value={filters.mine ? userId : (filters.owner ?? anybody)}
          onValueChange={(value) =>
            onChange({
              mine: value === userId ? "1" : undefined,
              owner: value === userId || value === anybody ? undefined : value,
            })
          }
        >
          <SelectTrigger aria-label={t("owner")} className="w-auto max-w-60 shrink-0">
            <SelectValue />
          </SelectTrigger>
          <SelectContent className="max-h-90">
            <SelectItem value={anybody}>{t("anybody")}</SelectItem>
            <SelectSeparator />
            <SelectItem value={userId}>{t("mine")}</SelectItem>
            <SelectItem value="none">{owner("nobody")}</SelectItem>
            {others.map((member) => (
              <SelectItem key={member.user_id} value={member.user_id}>
                <span className="flex items-center gap-2">
                  <OwnerAvatar owner={member} />
                  {member.full_name}
                </span>
              </SelectItem>
            ))}
          </SelectContent>
        </Select>
        {filters.tag && (
          <Button
            variant="secondary"
            onClick={() => onChange({ tag: undefined })}
            aria-label={t("removeTag", { tag: filters.tag })}
          >
            {filters.tag}
            <X aria-hidden />
          </Button>
        )}
        <span className="contents max-md:hidden">
          <FilterButton key={key} filter={filters.filter} onChange={setFilter} />
        </span>
        <span className="contents md:hidden">
          <FilterSheet key={key} filter={filters.filter} onChange={setFilter} count={count} />
        </span>
        {hidesCards(filters) && (
          <Button variant="ghost" onClick={onClear} className="shrink-0 text-muted-foreground">
            {t("clear")}
          </Button>
        )}
      </div>
      <FilterChips filter={filters.filter} onChange={setFilter} />
    </>
  );
}

/** Applies what was typed after a short pause; Esc empties it. */
function TextFilter({ value = "", onChange }: { value?: string; onChange: (q: string | undefined) => void }) {
  const t = useTranslations("board.filter");
  const [draft, setDraft] = useState<string | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  const change = (next: string, pauseMs: number) => {
    setDraft(next);
    clearTimeout(timer.current);
    timer.current = setTimeout(() => {
      onChange(next.trim() || undefined);
      setDraft(null);
    }, pauseMs);
  };
  return (
    <div className="relative w-56 shrink-0">
      <Search
        aria-hidden
        className="pointer-events-none absolute top-1/2 left-2.5 size-4 -translate-y-1/2 text-muted-foreground"
      />
      <Input
        type="search"
        aria-label={t("search")}
        placeholder={t("placeholder")}
        autoComplete="off"
        maxLength={100}
        value={draft ?? value}
        onChange={(event) => change(event.target.value, typingPauseMs)}
        onKeyDown={(event) => event.key === "Escape" && change("", 0)}
        className="pl-8"
      />
    </div>
  );
}
