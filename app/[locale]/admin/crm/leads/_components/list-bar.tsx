"use client";

import { X } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { conditionsOf } from "@/lib/leads/schemas";
import { FilterButton, FilterSheet } from "@/components/leads/filter/filter-button";
import { FilterChips } from "@/components/leads/filter/filter-chips";
import { isFiltered, type Filters } from "./filters";
import { QuickFilters } from "./quick-filters";
import { ColumnMenu } from "./table/column-menu";
import type { Column } from "./table/columns";

type ListBarProps = {
  filters: Filters;
  onChange: (changes: Partial<Filters>) => void;
  onClear: () => void;
  columns: Column[];
  onColumns: (columns: Column[]) => void;
  /** The saved views. */
  views: ReactNode;
};

/** Which leads, and what of them, is shown. */
export function ListBar({ filters, onChange, onClear, columns, onColumns, views }: ListBarProps) {
  const t = useTranslations("leads.list");
  const { stage, owner, status, filter } = filters;
  const quick = [stage, owner, status].filter((value) => value !== undefined).length;
  const setFilter = (next: Filters["filter"]) => onChange({ filter: next });
  // Opened anew it starts from what holds now.
  const key = JSON.stringify(filter ?? null);
  return (
    <div className="shrink-0 border-b pb-2">
      <div
        role="group"
        aria-label={t("filters")}
        className="scrollbar-none flex items-center gap-2 overflow-x-auto px-4 pt-2 md:px-6"
      >
        {views}
        <span className="contents max-md:hidden">
          <QuickFilters filters={filters} onChange={onChange} />
          <FilterButton key={key} filter={filter} onChange={setFilter} />
        </span>
        <span className="contents md:hidden">
          <FilterSheet
            key={key}
            filter={filter}
            onChange={setFilter}
            count={quick + (filter ? conditionsOf(filter).length : 0)}
          >
            <QuickFilters filters={filters} onChange={onChange} />
          </FilterSheet>
        </span>
        {isFiltered(filters) && (
          <Button variant="ghost" onClick={onClear} className="shrink-0 text-muted-foreground">
            <X aria-hidden />
            {t("clear")}
          </Button>
        )}
        <span className="ml-auto max-md:hidden">
          <ColumnMenu columns={columns} onChange={onColumns} />
        </span>
      </div>
      <FilterChips filter={filter} onChange={setFilter} />
    </div>
  );
}
