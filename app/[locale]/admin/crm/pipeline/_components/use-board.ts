"use client";

import { useCallback } from "react";
import { useCloseQuestion } from "@/components/leads/close-question";
import { useWriteQueue } from "@/components/leads/write-queue";
import type { Board, Lead } from "@/lib/leads/schemas";
import type { BoardFilter } from "./board-api";
import { cardAt, putCard } from "./board-cache";
import { useBoardDrag } from "./use-board-drag";
import { useBoardLive } from "./use-board-live";
import { useBoardQuery } from "./use-board-query";
import { useBoardWrites } from "./use-board-writes";
import { useClosingMoves } from "./use-closing-moves";
import { usePipelineMoves } from "./use-pipeline-moves";
import { useFlights } from "./use-flights";

const noConversation = { conversation_id: null, unread_count: 0, last_message_at: null };

/** The board's data, what others change in it, and what can be done with it. */
export function useBoard(initial: Board | undefined, wanted: BoardFilter) {
  const queue = useWriteQueue();
  const { query, filter, store, loadMore } = useBoardQuery(initial, wanted, queue);
  const board = query.data;
  const { rootRef, beforeChange } = useFlights(board);
  const { move, assign, undo } = useBoardWrites({ store, queue, beforeChange });
  const question = useCloseQuestion();
  const moveTo = useClosingMoves({ store, queue, move, beforeChange, ask: question.ask });
  const moveOut = usePipelineMoves({ store, queue, beforeChange, ask: question.ask });
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
    void moveTo(leadId, { stage_id: stageId, after_id: null, before_id: top?.id ?? null });
  };
  return {
    query,
    board,
    drag,
    rootRef,
    loadMore,
    assign,
    addCreated,
    moveToTop,
    moveOut,
    undo,
    closeDialog: question.dialog,
  };
}
