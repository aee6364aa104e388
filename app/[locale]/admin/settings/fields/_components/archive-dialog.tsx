"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { deleteFieldAction, updateFieldAction } from "@/app/actions/fields";
import { apiGet } from "@/components/data/api-client";
import { useAction } from "@/components/data/use-action";
import { ConfirmDialog } from "@/components/settings/confirm-dialog";
import { toastUndo } from "@/components/ui/sonner";
import type { CustomField } from "@/lib/fields/schemas";

type Usage = { leads: number; is_capped: boolean };
type ArchiveDialogProps = { field: CustomField; onArchived: () => void; onClose: () => void };

/** Names how many leads have a value in the field. They keep it, and the field can come back. */
export function ArchiveDialog({ field, onArchived, onClose }: ArchiveDialogProps) {
  const t = useTranslations("settings.fields");
  const { data: usage } = useQuery({
    queryKey: ["fields", "usage", field.id],
    queryFn: () => apiGet<Usage>(`/crm/fields/${field.id}/usage`),
    staleTime: 0,
  });
  const { run, pending } = useAction(deleteFieldAction);
  const { run: restore } = useAction(updateFieldAction);
  const archive = async () => {
    const { ok } = await run({ field_id: field.id });
    onClose();
    onArchived();
    if (!ok) return;
    toastUndo(
      t("archivedToast", { name: field.label }),
      t("undo"),
      () => void restore({ field_id: field.id, is_active: true }).then(onArchived),
    );
  };
  const count = usage?.leads ?? 0;
  return (
    <ConfirmDialog
      danger
      open
      onOpenChange={(open) => open || onClose()}
      title={t("archiveTitle", { name: field.label })}
      description={t("archiveDescription")}
      confirmLabel={t("archiveConfirm")}
      pending={pending}
      onConfirm={() => void archive()}
    >
      <p aria-live="polite" className="min-h-5 text-sm font-medium">
        {usage && t("usage", { count, more: usage.is_capped ? "yes" : "no" })}
      </p>
    </ConfirmDialog>
  );
}
