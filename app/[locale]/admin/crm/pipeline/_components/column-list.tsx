"use client";

import { SortableContext, verticalListSortingStrategy } from "@dnd-kit/sortable";
import { useTranslations } from "next-intl";
import { useRef, type ReactNode } from "react";
import { LoadMore } from "@/components/leads/load-more";
import { Skeleton } from "@/components/ui/skeleton";
import type { BoardColumn } from "@/lib/leads/schemas";
import { SortableCard } from "./sortable-card";

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
  return (
    <div
      ref={frame}
      className="flex min-h-0 flex-1 scrollbar-thin flex-col overflow-x-hidden overflow-y-auto overscroll-y-contain px-1.5 pb-1.5"
    >
      {top}
      <SortableContext items={leads.map(({ id }) => id)} strategy={verticalListSortingStrategy}>
        <ul aria-labelledby={`stage-${stage.id}`} className="flex flex-col gap-1.5">
          {leads.map((card, index) => (
            <SortableCard key={card.id} card={card} stageId={stage.id} isFirst={index === 0} />
          ))}
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
          <Skeleton className="mt-1.5 h-20 rounded-lg" />
        </LoadMore>
      )}
    </div>
  );
}
