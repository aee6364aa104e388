"use client";

import { useQuery } from "@tanstack/react-query";
import { ArrowLeftRight } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { mergeContactsAction, undoMergeAction } from "@/app/actions/records";
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
import type { MergedField, MergePreview } from "@/lib/records/schemas";
import { MergeChoices, type Choices } from "./merge-choices";

type MergeDialogProps = {
  /** Which two; the first stays unless one turns them round. */
  pair: { kept: string; merged: string };
  onClose: () => void;
  onMerged: (keptId: string) => void;
  /** After the merge was taken back. */
  onUndone?: () => void;
};

/** Shows what becomes of the two before it happens: every field, and what moves. */
export function MergeDialog({ pair, onClose, onMerged, onUndone }: MergeDialogProps) {
  const t = useTranslations("contacts.merge");
  const common = useTranslations("common");
  const [turned, setTurned] = useState(false);
  const [choices, setChoices] = useState<Choices>({});
  const [kept, merged] = turned ? [pair.merged, pair.kept] : [pair.kept, pair.merged];
  const { data, isError } = useQuery({
    queryKey: ["merge-preview", kept, merged],
    queryFn: () => apiGet<MergePreview>(`/crm/contacts/${kept}/merge-preview`, { other_id: merged }),
    retry: false,
    staleTime: 0,
  });
  const { run, pending } = useAction(mergeContactsAction);
  const { run: undo } = useAction(undoMergeAction);
  const turn = () => {
    setTurned((now) => !now);
    setChoices({});
  };
  const merge = async () => {
    const result = await run({ contact_id: kept, other_id: merged, fields: choices });
    if (!result.ok) return;
    onMerged(kept);
    toastUndo(t("done", { name: data?.kept.full_name ?? "" }), common("undo"), () => {
      void undo({ merge_id: result.data.id }).then(({ ok }) => ok && onUndone?.());
    });
  };
  const choose = (field: MergedField, side: "kept" | "merged") =>
    setChoices((now) => ({ ...now, [field]: side }));
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()}>
      <DialogContent size="lg" data-testid="merge-dialog">
        <DialogHeader>
          <DialogTitle>{t("title")}</DialogTitle>
          <DialogDescription>{t("description")}</DialogDescription>
        </DialogHeader>
        {isError ? (
          <p role="alert" className="text-sm text-danger">
            {t("failed")}
          </p>
        ) : data ? (
          <MergeChoices preview={data} choices={choices} onChoose={choose} />
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
