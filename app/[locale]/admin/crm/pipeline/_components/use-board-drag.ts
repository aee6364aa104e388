"use client";

import {
  MouseSensor,
  TouchSensor,
  useSensor,
  useSensors,
  type DragEndEvent,
  type DragOverEvent,
  type DragStartEvent,
} from "@dnd-kit/core";
import { useCallback, useState } from "react";
import type { WriteQueue } from "@/components/leads/write-queue";
import type { Board } from "@/lib/leads/schemas";
import { placeAmong } from "./board-blocks";
import { cardAt, moveCard, placeOf, type Place } from "./board-cache";
import { itemOf } from "./collision";

/** Shorter and it would be a click, or a scroll under a finger. */
const mouseDistancePx = 5;
const longPressMs = 200;
const longPressTolerancePx = 8;

export type Lift = {
  leadId: string;
  /** What goes along, the lifted one included. */
  ids: ReadonlySet<string>;
  by: "pointer" | "keyboard";
  /** The board as it would be after a drop here; what others do meanwhile waits. */
  preview: Board;
};

type Options = {
  board: Board | undefined;
  queue: WriteQueue;
  /** Lifting one of these lifts all of them. */
  selected: ReadonlySet<string>;
  onDrop: (leadId: string, place: Place) => unknown;
  onDropMany: (ids: ReadonlySet<string>, place: Place) => unknown;
};

export function useBoardDrag({ board, queue, selected, onDrop, onDropMany }: Options) {
  const [lift, setLift] = useState<Lift | null>(null);
  const sensors = useSensors(
    useSensor(MouseSensor, { activationConstraint: { distance: mouseDistancePx } }),
    useSensor(TouchSensor, { activationConstraint: { delay: longPressMs, tolerance: longPressTolerancePx } }),
  );

  const begin = useCallback(
    (leadId: string, by: Lift["by"]) => {
      if (!board) return;
      queue.hold();
      const ids = selected.has(leadId) ? selected : new Set([leadId]);
      setLift({ leadId, ids, by, preview: board });
    },
    [board, queue, selected],
  );

  const preview = useCallback((leadId: string, place: Place) => {
    setLift((now) => now && { ...now, preview: moveCard(now.preview, leadId, place) });
  }, []);

  /** Ends with the card where `final` has it; null puts it back. */
  const release = useCallback(
    (leadId: string, final: Board | null) => {
      setLift(null);
      const ids = lift?.ids;
      const place = final && placeOf(final, leadId);
      if (final && ids && ids.size > 1) {
        const block = placeAmong(final, leadId, ids);
        if (block && final !== board) onDropMany(ids, block);
      } else if (place && board && !isSamePlace(place, placeOf(board, leadId))) onDrop(leadId, place);
      queue.free();
    },
    [board, queue, lift, onDrop, onDropMany],
  );

  const handlers = {
    onDragStart: ({ active }: DragStartEvent) => {
      navigator.vibrate?.(10);
      begin(String(active.id), "pointer");
    },
    onDragOver: (event: DragOverEvent) => {
      const place = lift && placeInOtherColumn(lift.preview, event);
      if (place) preview(String(event.active.id), place);
    },
    onDragEnd: (event: DragEndEvent) => {
      swallowClick();
      if (lift) release(lift.leadId, settled(lift.preview, event));
    },
    onDragCancel: () => {
      if (lift) release(lift.leadId, null);
    },
  };

  return { lift, sensors, handlers, begin, preview, release };
}

/** Where the card goes when the pointer entered another column; undefined inside its own, where dnd-kit makes room. */
function placeInOtherColumn(board: Board, { active, over }: DragOverEvent): Place | undefined {
  const target = itemOf(over);
  const at = cardAt(board, String(active.id));
  if (!over || !target || !at || at.column.stage.id === target.stage_id) return undefined;
  const leads = board.data.find(({ stage }) => stage.id === target.stage_id)?.leads ?? [];
  if (target.type === "column")
    return { stage_id: target.stage_id, after_id: leads.at(-1)?.id ?? null, before_id: null };
  const index = leads.findIndex(({ id }) => id === over.id);
  const dragged = active.rect.current.translated;
  const isBelow = dragged ? dragged.top + dragged.height / 2 > over.rect.top + over.rect.height / 2 : false;
  return isBelow
    ? { stage_id: target.stage_id, after_id: String(over.id), before_id: leads[index + 1]?.id ?? null }
    : { stage_id: target.stage_id, after_id: leads[index - 1]?.id ?? null, before_id: String(over.id) };
}

/** The preview with the last step inside the column, which only the sortable list had shown. */
function settled(board: Board, { active, over }: DragEndEvent): Board {
  const leadId = String(active.id);
  const at = cardAt(board, leadId);
  const overAt = over && cardAt(board, String(over.id));
  if (!at || !overAt || over.id === leadId || overAt.column.stage.id !== at.column.stage.id) return board;
  const { leads, stage } = at.column;
  return overAt.index > at.index
    ? moveCard(board, leadId, { stage_id: stage.id, after_id: overAt.card.id, before_id: null })
    : moveCard(board, leadId, {
        stage_id: stage.id,
        after_id: leads[overAt.index - 1]?.id ?? null,
        before_id: overAt.card.id,
      });
}

const isSamePlace = (a: Place, b: Place | undefined) =>
  a.stage_id === b?.stage_id && a.after_id === b.after_id && a.before_id === b.before_id;

/** The click that follows a drop must not open the lead. */
function swallowClick(): void {
  const swallow = (event: MouseEvent) => {
    event.preventDefault();
    event.stopPropagation();
  };
  window.addEventListener("click", swallow, { capture: true, once: true });
  setTimeout(() => window.removeEventListener("click", swallow, { capture: true }), 50);
}
