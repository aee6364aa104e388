"use client";

import { DndContext, DragOverlay, MeasuringStrategy, type DropAnimation } from "@dnd-kit/core";
import { useTranslations } from "next-intl";
import type { ReactNode, RefObject } from "react";
import type { Board, Lead } from "@/lib/leads/schemas";
import { cn } from "@/lib/utils";
import { BoardColumn } from "./board-column";
import { cardAt } from "./board-cache";
import { useBoardContext } from "./board-context";
import { boardCollision } from "./collision";
import { LeadCard } from "./lead-card";
import { useAnnouncements } from "./use-announcements";
import type { useBoardDrag } from "./use-board-drag";

const dropAnimation: DropAnimation = { duration: 160, easing: "cubic-bezier(0.2, 0.8, 0.3, 1)" };
const measuring = { droppable: { strategy: MeasuringStrategy.Always } };
const autoScroll = { threshold: { x: 0.12, y: 0.16 }, acceleration: 4 };

type BoardColumnsProps = {
  board: Board;
  drag: ReturnType<typeof useBoardDrag>;
  rootRef: RefObject<HTMLDivElement | null>;
  /** Shown in the first column while the whole board has no leads. */
  emptyBoard: ReactNode;
  assignNewTo: string;
  onCreated: (lead: Lead) => void;
  onLoadMore: (stageId: string) => Promise<void>;
};

export function BoardColumns({ board, drag, rootRef, emptyBoard, ...column }: BoardColumnsProps) {
  const t = useTranslations("board");
  const { lift, sensors, handlers } = drag;
  const shown = lift?.preview ?? board;
  const accessibility = useAnnouncements(shown);
  const targetId = lift ? cardAt(shown, lift.leadId)?.column.stage.id : undefined;
  const isEmpty = shown.data.every(({ count }) => count === 0);
  return (
    <DndContext
      id="board"
      sensors={sensors}
      collisionDetection={boardCollision}
      measuring={measuring}
      autoScroll={autoScroll}
      accessibility={accessibility}
      {...handlers}
    >
      <div
        ref={rootRef}
        data-testid="board"
        role="region"
        aria-label={t("title")}
        className={cn(
          "flex min-h-0 flex-1 scrollbar-thin gap-2.5 overflow-x-auto overflow-y-hidden overscroll-x-contain px-4 pt-1 pb-3 max-md:scroll-px-4",
          // Snapping would fight with the board's own scrolling under a carried card.
          !lift && "max-md:snap-x max-md:snap-mandatory",
        )}
      >
        {shown.data.map((shownColumn, index) => (
          <BoardColumn
            key={shownColumn.stage.id}
            column={shownColumn}
            isTarget={targetId === shownColumn.stage.id}
            empty={isEmpty && index === 0 ? emptyBoard : undefined}
            {...column}
          />
        ))}
        <div aria-hidden className="w-1.5 shrink-0" />
      </div>
      <DragOverlay dropAnimation={prefersStill() ? null : dropAnimation}>
        {lift?.by === "pointer" && (
          <DraggedCard board={shown} leadId={lift.leadId} others={lift.ids.size - 1} />
        )}
      </DragOverlay>
    </DndContext>
  );
}

type DraggedCardProps = { board: Board; leadId: string; others: number };

function DraggedCard({ board, leadId, others }: DraggedCardProps) {
  const { now, ownerOf } = useBoardContext();
  const card = cardAt(board, leadId)?.card;
  if (!card) return null;
  return (
    <div aria-hidden className="pointer-events-none">
      <LeadCard
        card={card}
        owner={ownerOf(card.assigned_to)}
        now={now}
        state="dragged"
        others={others}
        tabIndex={-1}
      />
    </div>
  );
}

const prefersStill = () =>
  typeof window !== "undefined" && window.matchMedia("(prefers-reduced-motion: reduce)").matches;
