"use client";

import { useSortable } from "@dnd-kit/sortable";
import { CSS } from "@dnd-kit/utilities";
import type { MouseEvent } from "react";
import type { LeadCard as Card } from "@/lib/leads/schemas";
import { cn } from "@/lib/utils";
import { useBoardContext } from "./board-context";
import type { BoardItem } from "./collision";
import { LeadCard } from "./lead-card";

type SortableCardProps = { card: Card; stageId: string; isFirst: boolean };

export function SortableCard({ card, stageId, isFirst }: SortableCardProps) {
  const { now, mayWrite, ownerOf, carriedId, menuId, openMenu, onCardKeyDown, onCardBlur } =
    useBoardContext();
  const { setNodeRef, listeners, attributes, transform, transition, isDragging } = useSortable({
    id: card.id,
    data: { type: "card", stage_id: stageId } satisfies BoardItem,
    disabled: { draggable: !mayWrite || carriedId !== undefined, droppable: false },
  });
  const openAtPointer = (event: MouseEvent) => {
    // A long press under a finger lifts the card; it must not open a menu as well.
    event.preventDefault();
    const isTouch = "pointerType" in event.nativeEvent && event.nativeEvent.pointerType === "touch";
    if (!isTouch) openMenu({ leadId: card.id, x: event.clientX, y: event.clientY });
  };
  const openAtButton = (event: MouseEvent<HTMLButtonElement>) => {
    const { left, bottom } = event.currentTarget.getBoundingClientRect();
    openMenu({ leadId: card.id, x: left, y: bottom });
  };
  return (
    <li
      ref={setNodeRef}
      data-testid="lead-card"
      data-lead-id={card.id}
      data-dragging={isDragging || carriedId === card.id || undefined}
      style={{ transform: CSS.Translate.toString(transform), transition }}
      className={cn(
        "touch-manipulation scroll-m-2 list-none rounded-lg select-none",
        mayWrite && "pointer-fine:cursor-grab",
        isDragging && "bg-accent outline-1 -outline-offset-1 outline-control outline-dashed *:invisible",
      )}
      onContextMenu={openAtPointer}
      onKeyDown={(event) => onCardKeyDown(event, card.id)}
      onBlur={(event) => onCardBlur(card.id, event.relatedTarget)}
      {...listeners}
    >
      <LeadCard
        card={card}
        owner={ownerOf(card.assigned_to)}
        now={now}
        state={carriedId === card.id ? "carried" : menuId === card.id ? "menu" : "resting"}
        instructionsId={mayWrite ? attributes["aria-describedby"] : undefined}
        tabIndex={isFirst || carriedId === card.id ? 0 : -1}
        onOpenMenu={openAtButton}
      />
    </li>
  );
}
