"use client";

import { useTranslations } from "next-intl";
import { toast } from "sonner";
import { deleteLeadAction } from "@/app/actions/leads";
import { useAction } from "@/components/data/use-action";
import { Button } from "@/components/ui/button";
import {
  Dialog,
  DialogContent,
  DialogDescription,
  DialogFooter,
  DialogHeader,
  DialogTitle,
} from "@/components/ui/dialog";
import { useRouter } from "@/i18n/navigation";
import type { Lead } from "@/lib/leads/schemas";

type DeleteLeadDialogProps = { lead: Lead; open: boolean; onOpenChange: (open: boolean) => void };

/** Names what is lost and what stays: there is no way back. */
export function DeleteLeadDialog({ lead, open, onOpenChange }: DeleteLeadDialogProps) {
  const t = useTranslations("leads.delete");
  const router = useRouter();
  const { run, pending } = useAction(deleteLeadAction);
  const remove = async () => {
    const result = await run({ lead_id: lead.id });
    if (!result.ok) return;
    toast.success(t("done", { name: lead.full_name }));
    router.replace("/admin/crm/leads");
  };
  return (
    <Dialog open={open} onOpenChange={onOpenChange}>
      <DialogContent size="sm" role="alertdialog">
        <DialogHeader>
          <DialogTitle>{t("title", { name: lead.full_name })}</DialogTitle>
          <DialogDescription>{t("description")}</DialogDescription>
        </DialogHeader>
        <DialogFooter>
          <Button variant="outline" onClick={() => onOpenChange(false)}>
            {t("cancel")}
          </Button>
          <Button variant="danger" loading={pending} onClick={() => void remove()}>
            {t("confirm")}
          </Button>
        </DialogFooter>
      </DialogContent>
    </Dialog>
  );
}
