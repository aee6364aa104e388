"use client";

import { useTranslations } from "next-intl";
import { useCallback } from "react";
import { useWriteQueue } from "@/components/leads/write-queue";
import { toastUndo } from "@/components/ui/sonner";
import type { Board, Lead } from "@/lib/leads/schemas";
import { cardAt, placeAt, putCard, type Place } from "./board-cache";
import { useBoardDrag } from "./use-board-drag";
import { useBoardLive } from "./use-board-live";
import { useBoardQuery } from "./use-board-query";
import { useBoardWrites } from "./use-board-writes";
import { useFlights } from "./use-flights";

const noConversation = { conversation_id: null, unread_count: 0, last_message_at: null };

/** The board's data, what others change in it, and what can be done with it. */
export function useBoard(initial: Board | undefined, assigned_to: string | undefined) {
  const queue = useWriteQueue();
  const { query, filter, store, loadMore } = useBoardQuery(initial, assigned_to, queue);
  const board = query.data;
  const { rootRef, beforeChange } = useFlights(board);
  const { move, assign, undo } = useBoardWrites({ store, queue, beforeChange });
  const moveTo = useClosingToast(board, move, beforeChange);
  const drag = useBoardDrag({ board, queue, onDrop: moveTo });
  useBoardLive({ store, filter, queue, beforeChange });

  const addCreated = useCallback(
    (lead: Lead) => {
      beforeChange();
      store.set((current) =>
        cardAt(current, lead.id) ? current : putCard(current, { ...lead, ...noConversation }),
      );
    },
    [store, beforeChange],
  );
  const moveToTop = (leadId: string, stageId: string) => {
    const top = board?.data.find(({ stage }) => stage.id === stageId)?.leads[0];
    beforeChange();
    moveTo(leadId, { stage_id: stageId, after_id: null, before_id: top?.id ?? null });
  };
  return { query, board, drag, rootRef, loadMore, assign, addCreated, moveToTop, undo };
}

type Move = (leadId: string, place: Place) => void;

/** Winning and losing are easily dropped by mistake, and they count: say so, and offer the way back. */
function useClosingToast(board: Board | undefined, move: Move, beforeChange: () => void): Move {
  const t = useTranslations("board");
  return useCallback(
    (leadId, place) => {
      const at = board && cardAt(board, leadId);
      const stage = board?.data.find(({ stage: { id } }) => id === place.stage_id)?.stage;
      move(leadId, place);
      if (!at || !stage || stage.stage_type === "open" || stage.id === at.column.stage.id) return;
      toastUndo(t("moved", { name: at.card.full_name, stage: stage.name }), t("undo"), () => {
        beforeChange();
        move(leadId, placeAt(at.column, at.index));
      });
    },
    [board, move, beforeChange, t],
  );
}
