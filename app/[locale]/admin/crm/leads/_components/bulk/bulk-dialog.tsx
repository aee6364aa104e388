"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useFormatter, useTranslations } from "next-intl";
import { useState } from "react";
import { toast } from "sonner";
import { bulkLeadsAction, previewBulkAction } from "@/app/actions/leads";
import { useAction } from "@/components/data/use-action";
import { Button } from "@/components/ui/button";
import {
  Dialog,
  DialogClose,
  DialogContent,
  DialogDescription,
  DialogFooter,
  DialogHeader,
  DialogTitle,
} from "@/components/ui/dialog";
import type { BulkAction, LeadFilter } from "@/lib/leads/schemas";
import { useList } from "../list-context";
import { BulkInputs, isReady, type BulkValues } from "./bulk-inputs";

export type BulkTarget = { filter: LeadFilter } | { lead_ids: string[] };

type BulkDialogProps = {
  action: BulkAction;
  target: BulkTarget;
  onClose: () => void;
  onStarted: () => void;
};

/** What exactly, for how many; then it goes on in the background. */
export function BulkDialog({ action, target, onClose, onStarted }: BulkDialogProps) {
  const t = useTranslations("leadList.bulk");
  const common = useTranslations("common");
  const format = useFormatter();
  const queryClient = useQueryClient();
  const { userId } = useList();
  const [values, setValues] = useState<BulkValues>(action === "assign" ? { assigned_to: userId } : {});
  const [problem, setProblem] = useState<string | null>(null);
  const start = useAction(bulkLeadsAction, {
    onError: ({ fields, message }) => {
      setProblem(Object.values(fields ?? {})[0] ?? message);
      return true;
    },
  });
  const { data: count, isError } = useQuery({
    queryKey: ["leads", "bulk-preview", target],
    queryFn: async () => {
      const result = await previewBulkAction(target);
      if (!result.ok) throw new Error(result.error.message);
      return result.data.count;
    },
    staleTime: 0,
    retry: false,
  });
  const submit = async () => {
    setProblem(null);
    const result = await start.run({ ...target, action, ...values });
    if (!result.ok) return;
    void queryClient.invalidateQueries({ queryKey: ["jobs"] });
    toast.success(t("started", { count: result.data.total ?? 0 }));
    onStarted();
  };
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()}>
      <DialogContent size="sm" data-testid="bulk-dialog">
        <DialogHeader>
          <DialogTitle>{t(`titles.${action}`)}</DialogTitle>
          <DialogDescription>
            {isError
              ? t("tooMany")
              : count === undefined
                ? t("counting")
                : t("preview", { count, shown: format.number(count) })}
          </DialogDescription>
        </DialogHeader>
        <form
          className="flex flex-col gap-4"
          onSubmit={(event) => {
            event.preventDefault();
            event.stopPropagation();
            void submit();
          }}
        >
          <BulkInputs action={action} values={values} onChange={setValues} />
          {problem && (
            <p role="alert" className="text-sm text-danger">
              {problem}
            </p>
          )}
          <p className="text-xs text-muted-foreground">{t(action === "delete" ? "undoDelete" : "undo")}</p>
          <DialogFooter>
            <DialogClose asChild>
              <Button variant="outline">{common("cancel")}</Button>
            </DialogClose>
            <Button
              type="submit"
              variant={action === "delete" ? "danger" : "primary"}
              loading={start.pending}
              disabled={!count || !isReady(action, values)}
            >
              {t(`confirm.${action}`, { count: count ?? 0 })}
            </Button>
          </DialogFooter>
        </form>
      </DialogContent>
    </Dialog>
  );
}
