"use client";

import { useTranslations } from "next-intl";
import { useCallback } from "react";
import type { moveLeadsAction } from "@/app/actions/leads";
import { textOf } from "@/components/settings/text-of";
import { toast, toastUndo, undoDurationMs } from "@/components/ui/sonner";

type Result = Awaited<ReturnType<typeof moveLeadsAction>>;
type Told = { stage?: string; pipeline?: string; undo?: () => void };

/** Says how many cards moved, and why the others did not. */
export function useManyOutcome() {
  const t = useTranslations("board.many");
  const board = useTranslations("board");
  const errors = useTranslations("errors");
  return useCallback(
    (result: Result, { stage, pipeline, undo }: Told) => {
      if (!result.ok) return void toast.error(t("failed"), { description: result.error.message });
      const { data } = result.data;
      const refused = data.flatMap(({ error }) => error ?? []);
      const moved = data.length - refused.length;
      if (refused.length > 0) {
        const reasons = new Set(refused.map(({ reason }) => textOf(errors, reason) ?? errors("unexpected")));
        toast.warning(t("partly", { moved, count: data.length }), {
          description: [...reasons].join(" "),
          duration: undoDurationMs,
          ...(undo && moved > 0 && { action: { label: board("undo"), onClick: undo } }),
        });
      } else if (!stage) toast(t("back", { count: moved }));
      else if (undo) {
        const where = pipeline ? t("inPipeline", { stage, pipeline }) : stage;
        toastUndo(t("moved", { count: moved, stage: where }), board("undo"), undo);
      }
    },
    [t, board, errors],
  );
}
