"use client";

import { ListFilter } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState, type ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { CountBadge } from "@/components/ui/badge";
import { Popover, PopoverContent, PopoverTrigger } from "@/components/ui/popover";
import { Sheet, SheetContent, SheetHeader, SheetTitle, SheetTrigger } from "@/components/ui/sheet";
import { conditionsOf, type LeadFilter } from "@/lib/leads/schemas";
import { FilterBuilder } from "./filter-builder";

type FilterButtonProps = {
  filter: LeadFilter | undefined;
  onChange: (filter: LeadFilter | undefined) => void;
};

/** The conditions in a popover, where there is room for one. */
export function FilterButton({ filter, onChange }: FilterButtonProps) {
  const t = useTranslations("leadList.filter");
  const [open, setOpen] = useState(false);
  const count = filter ? conditionsOf(filter).length : 0;
  return (
    <Popover open={open} onOpenChange={setOpen}>
      <PopoverTrigger asChild>
        <Button variant="outline" className="shrink-0">
          <ListFilter aria-hidden />
          {t("button")}
          <CountBadge count={count} />
        </Button>
      </PopoverTrigger>
      <PopoverContent
        aria-label={t("button")}
        className="flex max-h-[min(36rem,var(--radix-popover-content-available-height))] w-[min(44rem,calc(100vw-2rem))] flex-col"
      >
        <FilterBuilder
          filter={filter}
          onApply={(next) => {
            setOpen(false);
            onChange(next);
          }}
        />
      </PopoverContent>
    </Popover>
  );
}

type FilterSheetProps = FilterButtonProps & {
  /** How many filters hold in all, the quick ones included. */
  count: number;
  /** The quick filters, which have no room in the bar. */
  children?: ReactNode;
};

/** All filters in a sheet, on a phone. */
export function FilterSheet({ filter, onChange, count, children }: FilterSheetProps) {
  const t = useTranslations("leadList.filter");
  const [open, setOpen] = useState(false);
  return (
    <Sheet open={open} onOpenChange={setOpen}>
      <SheetTrigger asChild>
        <Button variant="outline" className="shrink-0">
          <ListFilter aria-hidden />
          {t("button")}
          <CountBadge count={count} />
        </Button>
      </SheetTrigger>
      <SheetContent side="bottom" className="min-h-[60dvh]" aria-describedby={undefined}>
        <SheetHeader>
          <SheetTitle>{t("button")}</SheetTitle>
        </SheetHeader>
        <div className="flex flex-col gap-4 p-4">
          {children && <div className="flex flex-col gap-2">{children}</div>}
          <FilterBuilder
            filter={filter}
            onApply={(next) => {
              setOpen(false);
              onChange(next);
            }}
          />
        </div>
      </SheetContent>
    </Sheet>
  );
}
