"use client";

import { useTranslations } from "next-intl";
import { useCallback } from "react";
import type { AskClosing } from "@/components/leads/close-question";
import type { WriteQueue } from "@/components/leads/write-queue";
import { toastUndo } from "@/components/ui/sonner";
import { cardAt, moveCard, placeAt, type Place } from "./board-cache";
import type { BoardStore } from "./use-board-query";
import type { MoveOptions } from "./use-board-writes";

type Options = {
  store: BoardStore;
  queue: WriteQueue;
  move: (leadId: string, place: Place, options?: MoveOptions) => void;
  beforeChange: () => void;
  ask: AskClosing;
};

/**
 * Moves a card; into a won or lost stage only after its reason was asked for. The card waits there meanwhile, and
 * cancelling puts it back. Such moves are easily made by mistake, and they count: the toast offers the way back.
 */
export function useClosingMoves({ store, queue, move, beforeChange, ask }: Options) {
  const t = useTranslations("board");
  return useCallback(
    async (leadId: string, place: Place) => {
      const board = store.get();
      const at = board && cardAt(board, leadId);
      const stage = board?.data.find(({ stage: { id } }) => id === place.stage_id)?.stage;
      if (!at || !stage || stage.stage_type === "open" || stage.id === at.column.stage.id)
        return move(leadId, place);
      const from = placeAt(at.column, at.index);
      const { close_reason_id, close_note, full_name, status } = at.card;
      const show = (shown: Place) => store.set((now) => moveCard(now, leadId, shown));
      queue.hold();
      show(place);
      const closing = status === stage.stage_type ? {} : await ask(stage.stage_type, full_name);
      beforeChange();
      if (closing) move(leadId, place, { closing, from });
      else show(from);
      queue.free();
      if (!closing) return;
      toastUndo(t("moved", { name: full_name, stage: stage.name }), t("undo"), () => {
        beforeChange();
        const before = close_reason_id ? { close_reason_id, close_note } : undefined;
        move(leadId, from, { closing: before });
      });
    },
    [store, queue, move, beforeChange, ask, t],
  );
}
