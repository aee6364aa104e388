"use client";

import { ArrowRight, Pencil, Tag, Tags, Trash2, UserRound, X } from "lucide-react";
import { useFormatter, useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { IconButton } from "@/components/ui/icon-button";
import type { BulkAction, LeadFilter, LeadSummary } from "@/lib/leads/schemas";
import { useList } from "../list-context";
import type { SelectionState } from "../table/use-selection";
import { BulkDialog } from "./bulk-dialog";

type BulkBarProps = {
  selection: SelectionState;
  /** Of all rows that are loaded. */
  loaded: number;
  summary: LeadSummary | undefined;
  /** What "all" means. */
  filter: LeadFilter;
};

const marks = {
  assign: UserRound,
  move: ArrowRight,
  tag: Tag,
  untag: Tags,
  edit: Pencil,
  delete: Trash2,
} satisfies Record<BulkAction, unknown>;

/** What may be done with what is chosen; it lies over the end of the list. */
export function BulkBar({ selection, loaded, summary, filter }: BulkBarProps) {
  const t = useTranslations("leadList.bulk");
  const format = useFormatter();
  const { may } = useList();
  const [action, setAction] = useState<BulkAction | null>(null);
  const { all, ids } = selection.selection;
  if (!selection.isAnything) return null;
  const total = summary?.count ?? loaded;
  const offersAll = !all && ids.size >= loaded && total > ids.size;
  const actions = (Object.keys(marks) as BulkAction[]).filter(
    (each) =>
      (each === "assign" && may.assign) || (each === "delete" ? may.delete : each !== "assign" && may.write),
  );
  return (
    <section
      aria-label={t("title")}
      data-testid="bulk-bar"
      className="mx-auto mb-3 flex max-w-[calc(100%-2rem)] shrink-0 flex-wrap items-center gap-1.5 rounded-lg border bg-popover p-1.5 pl-3 shadow-float max-md:hidden"
    >
      <p role="status" className="text-sm font-medium num">
        {all
          ? t("all", { count: format.number(total), more: summary?.is_capped ? "yes" : "no" })
          : t("some", { count: ids.size })}
      </p>
      {offersAll && (
        <Button variant="soft" size="sm" onClick={selection.selectAll}>
          {t("selectAll", { count: format.number(total), more: summary?.is_capped ? "yes" : "no" })}
        </Button>
      )}
      <span aria-hidden className="mx-1 h-5 border-l" />
      {actions.map((each) => {
        const Mark = marks[each];
        return (
          <Button
            key={each}
            size="sm"
            variant={each === "delete" ? "danger-ghost" : "ghost"}
            aria-haspopup="dialog"
            onClick={() => setAction(each)}
          >
            <Mark aria-hidden />
            {t(`actions.${each}`)}
          </Button>
        );
      })}
      <IconButton label={t("clear")} shortcut="esc" size="icon-sm" onClick={selection.clear}>
        <X />
      </IconButton>
      {action && (
        <BulkDialog
          action={action}
          target={all ? { filter } : { lead_ids: [...ids] }}
          onClose={() => setAction(null)}
          onStarted={() => {
            setAction(null);
            selection.clear();
          }}
        />
      )}
    </section>
  );
}
