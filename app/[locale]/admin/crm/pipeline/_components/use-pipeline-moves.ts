"use client";

import { useTranslations } from "next-intl";
import { useCallback } from "react";
import { toast } from "sonner";
import { moveLeadAction } from "@/app/actions/leads";
import { useAction } from "@/components/data/use-action";
import type { AskClosing, Closing } from "@/components/leads/close-question";
import type { WriteQueue } from "@/components/leads/write-queue";
import { toastUndo } from "@/components/ui/sonner";
import type { LeadCard } from "@/lib/leads/schemas";
import type { Pipeline, Stage } from "@/lib/pipeline/schemas";
import { cardAt, placeAt, putCard, removeCard } from "./board-cache";
import type { BoardStore } from "./use-board-query";

type Options = { store: BoardStore; queue: WriteQueue; beforeChange: () => void; ask: AskClosing };

const quiet = { onError: () => true };

/** Sends a card to another pipeline: it leaves this board at once, and comes back when that is refused or undone. */
export function usePipelineMoves({ store, queue, beforeChange, ask }: Options) {
  const t = useTranslations("board");
  const { run: send } = useAction(moveLeadAction, quiet);
  return useCallback(
    async (leadId: string, stage: Stage, pipeline: Pipeline) => {
      const board = store.get();
      const at = board && cardAt(board, leadId);
      if (!at) return;
      const { card } = at;
      const { full_name: name, status, close_reason_id, close_note } = card;
      const closing = status === stage.stage_type ? {} : await ask(stage.stage_type, name);
      if (!closing) return;
      const show = (shown: LeadCard | undefined) => {
        beforeChange();
        store.set((now) => (shown ? putCard(now, shown) : removeCard(now, leadId)));
      };
      const back = () => {
        const { stage_id: new_stage_id, after_id, before_id } = placeAt(at.column, at.index);
        const was: Closing = close_reason_id ? { close_reason_id, close_note } : {};
        queue.add(async () => {
          const result = await send({ lead_id: leadId, new_stage_id, after_id, before_id, ...was });
          if (result.ok) show({ ...card, ...result.data });
          else toast.error(t("moveFailed", { name }), { description: result.error.message });
        });
      };
      show(undefined);
      queue.add(async () => {
        const input = { lead_id: leadId, new_stage_id: stage.id, version: card.version, ...closing };
        const result = await send(input);
        if (result.ok)
          return void toastUndo(
            t("movedToPipeline", { name, stage: stage.name, pipeline: pipeline.name }),
            t("undo"),
            back,
          );
        show(card);
        toast.error(t("moveFailed", { name }), { description: result.error.message });
      });
    },
    [store, queue, beforeChange, ask, send, t],
  );
}
