"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { ArrowLeftRight } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { undoMergeAction } from "@/app/actions/records";
import { apiGet } from "@/components/data/api-client";
import { useAction } from "@/components/data/use-action";
import { RowsSkeleton } from "@/components/states/skeleton-frame";
import { Button } from "@/components/ui/button";
import {
  Dialog,
  DialogContent,
  DialogDescription,
  DialogFooter,
  DialogHeader,
  DialogTitle,
} from "@/components/ui/dialog";
import { toastUndo } from "@/components/ui/sonner";
import type { MergeChoices as Choices, MergeEntity, MergePreview } from "@/lib/records/schemas";
import { MergeChoices } from "./merge-choices";
import { mergePaths, useMerge } from "./merge-kinds";

type MergeDialogProps = {
  kind: MergeEntity;
  /** Which two; the first stays unless one turns them round. */
  pair: { kept: string; merged: string };
  onClose: () => void;
  onMerged: (keptId: string) => void;
  /** After the merge was taken back. */
  onUndone?: () => void;
};

/** Shows what becomes of the two before it happens: every field, and what moves. */
export function MergeDialog({ kind, pair, onClose, onMerged, onUndone }: MergeDialogProps) {
  const t = useTranslations("merge");
  const common = useTranslations("common");
  const [turned, setTurned] = useState(false);
  const [choices, setChoices] = useState<Choices>({});
  const [kept, merged] = turned ? [pair.merged, pair.kept] : [pair.kept, pair.merged];
  const { data, isError } = useQuery({
    queryKey: ["merge-preview", kind, kept, merged],
    queryFn: () =>
      apiGet<MergePreview>(`/crm/${mergePaths[kind]}/${kept}/merge-preview`, { other_id: merged }),
    retry: false,
    staleTime: 0,
  });
  const queryClient = useQueryClient();
  const { merge: run, pending } = useMerge(kind);
  const { run: undo } = useAction(undoMergeAction);
  const turn = () => {
    setTurned((now) => !now);
    setChoices({});
  };
  const merge = async () => {
    const result = await run(kept, merged, choices);
    if (!result.ok) return;
    void queryClient.invalidateQueries();
    onMerged(kept);
    toastUndo(t("done", { name: data?.kept.name ?? "" }), common("undo"), () => {
      void undo({ merge_id: result.data.id }).then(({ ok }) => {
        if (!ok) return;
        void queryClient.invalidateQueries();
        onUndone?.();
      });
    });
  };
  const choose = (field: string, side: "kept" | "merged") => setChoices((now) => ({ ...now, [field]: side }));
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()}>
      <DialogContent size="lg" data-testid="merge-dialog">
        <DialogHeader>
          <DialogTitle>{t("title", { kind })}</DialogTitle>
          <DialogDescription>{t("description", { kind })}</DialogDescription>
        </DialogHeader>
        {isError ? (
          <p role="alert" className="text-sm text-danger">
            {t("failed")}
          </p>
        ) : data ? (
          <MergeChoices kind={kind} preview={data} choices={choices} onChoose={choose} />
        ) : (
          <RowsSkeleton rows={6} />
        )}
        <DialogFooter>
          <Button variant="ghost" onClick={turn} disabled={!data} className="sm:mr-auto">
            <ArrowLeftRight aria-hidden />
            {t("turn")}
          </Button>
          <Button variant="outline" onClick={onClose}>
            {common("cancel")}
          </Button>
          <Button loading={pending} disabled={!data} onClick={() => void merge()}>
            {t("confirm")}
          </Button>
        </DialogFooter>
      </DialogContent>
    </Dialog>
  );
}
