"use client";

import { SortableContext, verticalListSortingStrategy } from "@dnd-kit/sortable";
import { useTranslations } from "next-intl";
import { useMemo, useRef, useState, type FocusEvent, type ReactNode } from "react";
import { LoadMore } from "@/components/leads/load-more";
import { Skeleton } from "@/components/ui/skeleton";
import type { BoardColumn, LeadCard } from "@/lib/leads/schemas";
import { useBoardContext } from "./board-context";
import { SortableCard } from "./sortable-card";
import { useCardWindow } from "./use-card-window";

type ColumnListProps = {
  column: BoardColumn;
  /** At the top: the quick add form. */
  top: ReactNode;
  empty: ReactNode;
  onLoadMore: (stageId: string) => Promise<void>;
};

export function ColumnList({
  column: { stage, leads, next_cursor },
  top,
  empty,
  onLoadMore,
}: ColumnListProps) {
  const t = useTranslations("board");
  const frame = useRef<HTMLDivElement>(null);
  const list = useRef<HTMLUListElement>(null);
  const [focusedId, setFocusedId] = useState<string>();
  const ids = useMemo(() => leads.map(({ id }) => id), [leads]);
  const keep = useKept(leads, focusedId);
  const { parts, firstInView } = useCardWindow(frame, list, leads, keep);
  const rememberFocus = ({ target }: FocusEvent) =>
    setFocusedId(target.closest<HTMLElement>("[data-lead-id]")?.dataset.leadId);
  const focusedIndex = focusedId ? ids.indexOf(focusedId) : -1;
  const tabStop = focusedIndex === -1 ? Math.max(firstInView, 0) : focusedIndex;
  return (
    <div
      ref={frame}
      className="flex min-h-0 flex-1 scrollbar-thin flex-col overflow-x-hidden overflow-y-auto overscroll-y-contain px-1.5"
    >
      {top}
      <SortableContext items={ids} strategy={verticalListSortingStrategy}>
        <ul ref={list} aria-labelledby={`stage-${stage.id}`} onFocus={rememberFocus}>
          {parts.map((part) =>
            part.kind === "gap" ? (
              <li key={`gap ${part.at}`} aria-hidden style={{ height: part.height }} />
            ) : (
              <SortableCard
                key={part.card.id}
                card={part.card}
                stageId={stage.id}
                isTabStop={part.index === tabStop}
              />
            ),
          )}
        </ul>
      </SortableContext>
      {leads.length === 0 && empty}
      {next_cursor && (
        <LoadMore
          key={next_cursor}
          frame={frame}
          onReached={() => onLoadMore(stage.id)}
          failedLabel={t("moreFailed")}
        >
          <Skeleton className="mb-1.5 h-20 rounded-lg" />
        </LoadMore>
      )}
    </div>
  );
}

/** What must stay in the page wherever the column is scrolled to: what is carried, and the focus with its neighbours. */
function useKept(leads: LeadCard[], focusedId: string | undefined): ReadonlySet<string> {
  const { carriedId, draggedId, menuId } = useBoardContext();
  return useMemo(() => {
    const kept = new Set([carriedId, draggedId, menuId].filter((id) => id !== undefined));
    const index = focusedId ? leads.findIndex(({ id }) => id === focusedId) : -1;
    if (index !== -1) for (const { id } of leads.slice(Math.max(index - 1, 0), index + 2)) kept.add(id);
    return kept;
  }, [leads, focusedId, carriedId, draggedId, menuId]);
}
