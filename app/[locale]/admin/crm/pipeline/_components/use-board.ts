"use client";

import { useCallback, useRef } from "react";
import { useCloseQuestion } from "@/components/leads/close-question";
import { useWriteQueue } from "@/components/leads/write-queue";
import type { Board, Lead } from "@/lib/leads/schemas";
import type { BoardFilter } from "./board-api";
import type { Pipeline, Stage } from "@/lib/pipeline/schemas";
import { cardAt, putCard, type Place } from "./board-cache";
import { useBoardDrag } from "./use-board-drag";
import { useBoardLive } from "./use-board-live";
import { useBoardQuery } from "./use-board-query";
import { useBoardSelection } from "./use-board-selection";
import { useBoardWrites } from "./use-board-writes";
import { useClosingMoves } from "./use-closing-moves";
import { usePipelineMoves } from "./use-pipeline-moves";
import { useManyMoves } from "./use-many-moves";
import { useFlights } from "./use-flights";

const noConversation = { conversation_id: null, unread_count: 0, last_message_at: null };

/** The board's data, what others change in it, and what can be done with it. */
export function useBoard(initial: Board | undefined, wanted: BoardFilter) {
  const queue = useWriteQueue();
  const { query, filter, store, loadMore } = useBoardQuery(initial, wanted, queue);
  const board = query.data;
  const { rootRef, beforeChange } = useFlights(board);
  const { remember, undo } = useLastMove();
  const { move, assign } = useBoardWrites({ store, queue, beforeChange, remember });
  const question = useCloseQuestion();
  const moveTo = useClosingMoves({ store, queue, move, beforeChange, ask: question.ask });
  const moveOut = usePipelineMoves({ store, queue, beforeChange, ask: question.ask });
  const selection = useBoardSelection(board);
  const moveMany = useManyMoves({ store, queue, beforeChange, remember, ask: question.ask });
  const moveAll = (ids: ReadonlySet<string>, place: Place) => {
    const stage = board?.data.find((column) => column.stage.id === place.stage_id)?.stage;
    if (stage) void moveMany(ids, { stage, place });
    selection.clear();
  };
  const drag = useBoardDrag({
    board,
    queue,
    selected: selection.selected,
    onDrop: moveTo,
    onDropMany: moveAll,
  });
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
  const topOf = (stageId: string, ids: ReadonlySet<string>): Place => {
    const cards = board?.data.find(({ stage }) => stage.id === stageId)?.leads;
    const before_id = cards?.find(({ id }) => !ids.has(id))?.id ?? null;
    return { stage_id: stageId, after_id: null, before_id };
  };
  const moveToTop = (leadId: string, stageId: string) => {
    beforeChange();
    void moveTo(leadId, topOf(stageId, new Set([leadId])));
  };
  const moveSelected = (stageId: string) => moveAll(selection.selected, topOf(stageId, selection.selected));
  const moveSelectedOut = (stage: Stage, pipeline: Pipeline) => {
    const place = { stage_id: stage.id, after_id: null, before_id: null };
    void moveMany(selection.selected, { stage, pipeline, place });
    selection.clear();
  };
  return {
    query,
    board,
    drag,
    rootRef,
    loadMore,
    assign,
    addCreated,
    selection,
    moveToTop,
    moveSelected,
    moveSelectedOut,
    moveOut,
    undo,
    closeDialog: question.dialog,
  };
}

/** What takes the last move back, of one card or of many; once. */
function useLastMove() {
  const last = useRef<(() => void) | null>(null);
  const remember = useCallback((undo: () => void) => {
    last.current = undo;
  }, []);
  const undo = useCallback(() => {
    const takeBack = last.current;
    last.current = null;
    takeBack?.();
    // Taking a move back is a move, too; the next undo is not to bring it forth again.
    last.current = null;
  }, []);
  return { remember, undo };
}
