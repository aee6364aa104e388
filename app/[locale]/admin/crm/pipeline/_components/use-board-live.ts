"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useCallback, useEffect, useRef } from "react";
import { useRealtimeEvent } from "@/components/data/realtime-provider";
import type { WriteQueue } from "@/components/leads/write-queue";
import type { Board } from "@/lib/leads/schemas";
import { fetchColumn, type BoardFilter } from "./board-api";
import { cardAt, mergeColumns } from "./board-cache";
import type { BoardStore } from "./use-board-query";

const settleMs = 100;

type Seen = { stage_id: string; version: number };
type Options = {
  store: BoardStore;
  filter: BoardFilter;
  queue: WriteQueue;
  /** Called right before others' changes are shown, so that cards can travel to their new place. */
  beforeChange: () => void;
};

/** Shows what others do: refetches the columns concerned, never during a drag or between a drop and its answer. */
export function useBoardLive({ store, filter, queue, beforeChange }: Options) {
  const queryClient = useQueryClient();
  const changes = useRef(new Map<string, Seen>());
  const stages = useRef(new Set<string>());
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const refreshAgain = useRef(() => {});

  const refresh = useCallback(async () => {
    const board = store.get();
    if (!board || queue.isBusy()) return;
    const wanted = [...columnsOf(board, changes.current, stages.current, filter.filter !== undefined)];
    changes.current.clear();
    stages.current.clear();
    if (wanted.length === 0) return;
    const epoch = queue.epoch();
    const lengthOf = (id: string) => board.data.find(({ stage }) => stage.id === id)?.leads.length ?? 0;
    const fresh = await Promise.all(wanted.map((id) => fetchColumn(filter, id, lengthOf(id)))).catch(
      () => null,
    );
    if (epoch !== queue.epoch()) {
      for (const id of wanted) stages.current.add(id);
      if (!queue.isBusy()) refreshAgain.current();
      return;
    }
    if (!fresh || fresh.includes(undefined))
      return void queryClient.invalidateQueries({ queryKey: ["board"] });
    beforeChange();
    store.set((current) =>
      mergeColumns(
        current,
        fresh.filter((column) => column !== undefined),
      ),
    );
  }, [store, filter, queue, beforeChange, queryClient]);

  const schedule = useCallback(() => {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => void refresh(), settleMs);
  }, [refresh]);
  useEffect(() => {
    refreshAgain.current = schedule;
  });

  useEffect(() => queue.onIdle(schedule), [queue, schedule]);
  useEffect(() => () => clearTimeout(timer.current), []);

  useRealtimeEvent("lead.changed", ({ lead_id, stage_id, version }) => {
    const known = changes.current.get(lead_id);
    if (!known || known.version <= version) changes.current.set(lead_id, { stage_id, version });
    schedule();
  });
  useRealtimeEvent("lead.removed", ({ stage_id }) => {
    stages.current.add(stage_id);
    schedule();
  });
  const refreshCard = ({ lead_id }: { lead_id: string | null }) => {
    const board = store.get();
    const at = board && lead_id ? cardAt(board, lead_id) : undefined;
    if (at) stages.current.add(at.column.stage.id);
    schedule();
  };
  useRealtimeEvent("conversation.changed", refreshCard);
  // The colour of the next step, and that the lead is not stale any more.
  useRealtimeEvent("task.changed", refreshCard);
  useRealtimeEvent("lead.went_stale", ({ stage_id }) => {
    stages.current.add(stage_id);
    schedule();
  });
  useRealtimeEvent("lead.scored", refreshCard);
  useRealtimeEvent("board.changed", () => void queryClient.invalidateQueries({ queryKey: ["board"] }));
  useRealtimeEvent("members.changed", () => void queryClient.invalidateQueries({ queryKey: ["members"] }));
}

/**
 * Where a change shows: the stage it names, and the one the card was in. Our own writes, already shown, need nothing,
 * unless the server alone knows whether the card still fits.
 */
function columnsOf(
  board: Board,
  changes: Map<string, Seen>,
  stages: Set<string>,
  isFiltered: boolean,
): Set<string> {
  const wanted = new Set(stages);
  for (const [leadId, { stage_id, version }] of changes) {
    const at = cardAt(board, leadId);
    const isShown = at && at.card.version >= version && at.column.stage.id === stage_id;
    if (isShown && !isFiltered) continue;
    wanted.add(stage_id);
    if (at) wanted.add(at.column.stage.id);
    // A card below what is loaded may have left any of the long columns.
    else if (version > 1)
      for (const { stage, next_cursor } of board.data) if (next_cursor) wanted.add(stage.id);
  }
  const known = new Set(board.data.map(({ stage }) => stage.id));
  return new Set([...wanted].filter((id) => known.has(id)));
}
