"use client";

import { useTranslations } from "next-intl";
import { useCallback, useRef } from "react";
import { toast } from "sonner";
import { assignLeadAction, moveLeadAction } from "@/app/actions/leads";
import { useAction } from "@/components/data/use-action";
import type { Closing } from "@/components/leads/close-question";
import type { WriteQueue } from "@/components/leads/write-queue";
import type { ActionResult } from "@/lib/http/action-result";
import type { Lead } from "@/lib/leads/schemas";
import { cardAt, moveCard, patchCard, placeOf, putCard, removeCard, type Place } from "./board-cache";
import type { BoardStore } from "./use-board-query";

type Failure = Extract<ActionResult<Lead>, { ok: false }>["error"];
type Options = {
  store: BoardStore;
  queue: WriteQueue;
  beforeChange: () => void;
  /** Keeps what takes the last move back. */
  remember: (undo: () => void) => void;
};
/** What takes a change back, and what tries it again. */
type Change = { leadId: string; undo: () => void; retry: () => void };

/** `from` is where the card goes back to, when it is shown in its new place already. */
export type MoveOptions = { closing?: Closing; from?: Place };

const quiet = { onError: () => true };

/** Shows a change at once and sends it; what the server refuses is taken back, with a toast that says why. */
export function useBoardWrites({ store, queue, beforeChange, remember }: Options) {
  const t = useTranslations("board");
  const { run: sendMove } = useAction(moveLeadAction, quiet);
  const { run: sendAssign } = useAction(assignLeadAction, quiet);
  const latest = useRef(new Map<string, symbol>());

  const fail = useCallback(
    (error: Failure, { leadId, undo, retry }: Change) => {
      const board = store.get();
      const card = board && cardAt(board, leadId)?.card;
      if (!board || !card) return;
      beforeChange();
      if (error.code === "version_conflict" && isLead(error.current)) {
        const current = error.current;
        store.set((now) => putCard(now, { ...card, ...current }));
        const stage = board.data.find(({ stage: { id } }) => id === current.stage_id)?.stage.name ?? "";
        return void toast.warning(t("conflict", { name: card.full_name, stage }));
      }
      if (error.code === "not_found") {
        store.set((now) => removeCard(now, leadId));
        return void toast.error(t("gone", { name: card.full_name }));
      }
      undo();
      toast.error(t("moveFailed", { name: card.full_name }), {
        description: error.message,
        action: { label: t("retry"), onClick: retry },
      });
    },
    [store, beforeChange, t],
  );

  /** `isLast` is false once a newer change of the same card waits: an answer must not undo what it will say. */
  const send = useCallback(
    (
      leadId: string,
      call: (version: number) => Promise<ActionResult<Lead>>,
      change: Omit<Change, "leadId">,
    ) => {
      const ticket = Symbol();
      latest.current.set(leadId, ticket);
      queue.add(async () => {
        const board = store.get();
        const version = board && cardAt(board, leadId)?.card.version;
        if (version === undefined) return;
        const result = await call(version);
        const isLast = latest.current.get(leadId) === ticket;
        if (result.ok) {
          // Where the card is on screen may be ahead of this answer: its stage stays what the latest move says.
          const { stage_id: _stage, pipeline_id: _pipeline, status: _status, ...written } = result.data;
          store.set((now) => patchCard(now, leadId, written));
        } else if (isLast) fail(result.error, { leadId, ...change });
      });
    },
    [queue, store, fail],
  );

  const move = useCallback(
    function moveTo(leadId: string, place: Place, { closing, from }: MoveOptions = {}) {
      const board = store.get();
      const origin = from ?? (board && placeOf(board, leadId));
      if (!origin) return;
      const card = board && cardAt(board, leadId)?.card;
      store.set((now) => moveCard(now, leadId, place));
      const closedAs = card?.close_reason_id
        ? { close_reason_id: card.close_reason_id, close_note: card.close_note }
        : undefined;
      remember(() => {
        beforeChange();
        moveTo(leadId, origin, { closing: closedAs });
      });
      const { stage_id: new_stage_id, after_id, before_id } = place;
      const input = { lead_id: leadId, new_stage_id, after_id, before_id, ...closing };
      send(leadId, (version) => sendMove({ ...input, version }), {
        undo: () => store.set((now) => moveCard(now, leadId, origin)),
        retry: () => moveTo(leadId, place, { closing }),
      });
    },
    [store, send, sendMove, remember, beforeChange],
  );

  const assign = useCallback(
    function assignTo(leadId: string, assigned_to: string | null) {
      const board = store.get();
      const before = board && cardAt(board, leadId)?.card.assigned_to;
      if (before === undefined || before === assigned_to) return;
      store.set((now) => patchCard(now, leadId, { assigned_to }));
      send(leadId, (version) => sendAssign({ lead_id: leadId, assigned_to, version }), {
        undo: () => store.set((now) => patchCard(now, leadId, { assigned_to: before })),
        retry: () => assignTo(leadId, assigned_to),
      });
    },
    [store, send, sendAssign],
  );

  return { move, assign };
}

const isLead = (value: unknown): value is Lead =>
  typeof value === "object" && value !== null && "stage_id" in value;
