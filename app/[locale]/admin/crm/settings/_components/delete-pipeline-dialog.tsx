"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { apiGet } from "@/components/data/api-client";
import { StageSelect } from "@/components/leads/lead-selects";
import { ConfirmDialog } from "@/components/settings/confirm-dialog";
import { Field } from "@/components/ui/field";
import { toast } from "@/components/ui/sonner";
import type { Board } from "@/lib/leads/schemas";
import type { Pipeline } from "@/lib/pipeline/schemas";
import { usePipelineWrites } from "./use-pipeline-writes";

type Props = { pipeline: Pipeline; others: Pipeline[]; onDeleted: () => void; onClose: () => void };

/** Names how many leads move and asks where to. */
export function DeletePipelineDialog({ pipeline, others, onDeleted, onClose }: Props) {
  const t = useTranslations("pipelines.delete");
  const { remove } = usePipelineWrites();
  const [pending, setPending] = useState(false);
  const [chosen, setChosen] = useState<string>();
  const { data: count } = useQuery({
    queryKey: ["pipeline", "count", pipeline.id],
    queryFn: async () => {
      const board = await apiGet<Board>("/crm/pipeline/board", { pipeline_id: pipeline.id, limit: 1 });
      return board.data.reduce((sum, column) => sum + column.count, 0);
    },
    staleTime: 0,
  });
  const stages = others.flatMap((other) => other.stages);
  const target = stages.find(({ id }) => id === chosen) ?? stages[0];
  const confirm = async () => {
    setPending(true);
    // Also where none are seen: somebody may be adding one right now.
    const result = await remove({ pipeline_id: pipeline.id, move_leads_to: target?.id });
    setPending(false);
    if (!result.ok) return;
    onClose();
    onDeleted();
    toast.success(t("done", { name: pipeline.name, moved: result.data.moved_leads }));
  };
  return (
    <ConfirmDialog
      danger
      open
      onOpenChange={onClose}
      title={t("title", { name: pipeline.name })}
      description={[
        count === undefined ? t("counting") : count === 0 ? t("empty") : t("description", { count }),
        pipeline.is_default && t("wasDefault"),
      ]
        .filter(Boolean)
        .join(" ")}
      confirmLabel={t("action")}
      pending={pending}
      onConfirm={() => void confirm()}
    >
      {(count !== 0 || pipeline.is_default) && (
        <Field label={t("target")}>
          <StageSelect stages={stages} value={target?.id} onChange={setChosen} />
        </Field>
      )}
    </ConfirmDialog>
  );
}
