"use client";

import { SortableContext, verticalListSortingStrategy } from "@dnd-kit/sortable";
import { useTranslations } from "next-intl";
import { useEffect, useRef, useState, type ReactNode, type RefObject } from "react";
import { Button } from "@/components/ui/button";
import { Skeleton } from "@/components/ui/skeleton";
import type { BoardColumn } from "@/lib/leads/schemas";
import { SortableCard } from "./sortable-card";

/** How far below the fold the next page is fetched. */
const lookAheadPx = 400;

type ColumnListProps = {
  column: BoardColumn;
  /** At the top: the quick add form. */
  top: ReactNode;
  empty: ReactNode;
  onLoadMore: (stageId: string) => Promise<void>;
};

export function ColumnList({ column: { stage, leads, next_cursor }, top, empty, onLoadMore }: ColumnListProps) {
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
      {next_cursor && <More key={next_cursor} frame={frame} onReached={() => onLoadMore(stage.id)} />}
    </div>
  );
}

function More({ frame, onReached }: { frame: RefObject<HTMLElement | null>; onReached: () => Promise<void> }) {
  const t = useTranslations("board");
  const mark = useRef<HTMLDivElement>(null);
  const [failed, setFailed] = useState(false);
  const latest = useRef(onReached);
  useEffect(() => {
    latest.current = onReached;
  });
  const load = () => {
    setFailed(false);
    latest.current().catch(() => setFailed(true));
  };
  useEffect(() => {
    if (!mark.current || failed) return;
    const observer = new IntersectionObserver(
      ([entry]) => {
        if (!entry?.isIntersecting) return;
        observer.disconnect();
        latest.current().catch(() => setFailed(true));
      },
      { root: frame.current, rootMargin: `${lookAheadPx}px` },
    );
    observer.observe(mark.current);
    return () => observer.disconnect();
  }, [frame, failed]);
  return (
    <div ref={mark} className="pt-1.5">
      {failed ? (
        <Button variant="ghost" size="sm" className="w-full text-muted-foreground" onClick={load}>
          {t("moreFailed")}
        </Button>
      ) : (
        <Skeleton className="h-20 rounded-lg" />
      )}
    </div>
  );
}
