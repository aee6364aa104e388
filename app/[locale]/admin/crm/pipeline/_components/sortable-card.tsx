"use client";

import { useSortable } from "@dnd-kit/sortable";
import { CSS } from "@dnd-kit/utilities";
import { useCallback, type MouseEvent } from "react";
import type { LeadCard as Card } from "@/lib/leads/schemas";
import { cn } from "@/lib/utils";
import { useBoardContext } from "./board-context";
import type { BoardItem } from "./collision";
import { LeadCard } from "./lead-card";

type SortableCardProps = {
  card: Card;
  stageId: string;
  /** The card of its column that Tab leads to. */
  isTabStop: boolean;
};

export function SortableCard({ card, stageId, isTabStop }: SortableCardProps) {
  const board = useBoardContext();
  const { now, mayWrite, ownerOf, carriedId, menuId, openMenu, selected, draggedId } = board;
  const { setNodeRef, listeners, attributes, transform, transition, isDragging } = useSortable({
    id: card.id,
    data: { type: "card", stage_id: stageId } satisfies BoardItem,
    disabled: { draggable: !mayWrite || carriedId !== undefined, droppable: false },
  });
  const isSelected = selected.has(card.id);
  const liftedId = draggedId ?? carriedId;
  const isCarriedAlong =
    isSelected && liftedId !== undefined && liftedId !== card.id && selected.has(liftedId);
  const openAtPointer = (event: MouseEvent) => {
    // A long press under a finger lifts the card; it must not open a menu as well.
    event.preventDefault();
    if (!isTouch(event)) openMenu({ leadId: card.id, x: event.clientX, y: event.clientY });
  };
  const openAtButton = useCallback(
    (event: MouseEvent<HTMLButtonElement>) => {
      const { left, bottom } = event.currentTarget.getBoundingClientRect();
      openMenu({ leadId: card.id, x: left, y: bottom });
    },
    [openMenu, card.id],
  );
  const choose = (event: MouseEvent) => {
    const how = choiceOf(event, selected.size > 0);
    if (!how || !mayWrite) return;
    // The card is a link; this click is not for it.
    event.preventDefault();
    event.stopPropagation();
    board.onSelect(card.id, how);
  };
  return (
    <li
      ref={setNodeRef}
      data-testid="lead-card"
      data-lead-id={card.id}
      data-dragging={isDragging || carriedId === card.id || undefined}
      data-selected={isSelected || undefined}
      style={{ transform: CSS.Translate.toString(transform), transition }}
      className={cn(
        "mb-1.5 touch-manipulation scroll-m-2 list-none rounded-lg select-none",
        mayWrite && "pointer-fine:cursor-grab",
        isDragging && "bg-accent outline-1 -outline-offset-1 outline-control outline-dashed *:invisible",
        isCarriedAlong && "opacity-40",
      )}
      onClickCapture={choose}
      onContextMenu={openAtPointer}
      onKeyDown={(event) => board.onCardKeyDown(event, card.id)}
      onBlur={(event) => board.onCardBlur(card.id, event.relatedTarget)}
      {...listeners}
    >
      <LeadCard
        card={card}
        owner={ownerOf(card.assigned_to)}
        now={now}
        state={carriedId === card.id ? "carried" : menuId === card.id ? "menu" : "resting"}
        isSelected={isSelected}
        instructionsId={mayWrite ? attributes["aria-describedby"] : undefined}
        tabIndex={isTabStop || carriedId === card.id ? 0 : -1}
        onOpenMenu={openAtButton}
      />
    </li>
  );
}

/** Ctrl or ⌘ takes one more, Shift all up to here; under a finger a tap does, once there is a selection. */
function choiceOf(event: MouseEvent, isChoosing: boolean): "toggle" | "extend" | undefined {
  if (event.target instanceof Element && event.target.closest("[aria-haspopup=menu]")) return undefined;
  if (event.shiftKey) return "extend";
  if (event.metaKey || event.ctrlKey) return "toggle";
  return isChoosing && isTouch(event) ? "toggle" : undefined;
}

const isTouch = ({ nativeEvent }: MouseEvent) =>
  "pointerType" in nativeEvent && nativeEvent.pointerType === "touch";
