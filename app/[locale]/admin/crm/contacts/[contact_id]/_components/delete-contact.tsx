"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { deleteContactAction, restoreContactAction } from "@/app/actions/records";
import { useAction } from "@/components/data/use-action";
import { ConfirmDialog } from "@/components/settings/confirm-dialog";
import { toastUndo } from "@/components/ui/sonner";
import { useRouter } from "@/i18n/navigation";
import type { ContactDetails } from "@/lib/records/schemas";
import { RecordMenu } from "../../_components/record-menu";

/** A contact's leads go along, so one is asked first where there are some. */
export function DeleteContact({ contact }: { contact: ContactDetails }) {
  const t = useTranslations("contacts");
  const common = useTranslations("common");
  const router = useRouter();
  const [asking, setAsking] = useState(false);
  const { run, pending } = useAction(deleteContactAction);
  const { run: restore } = useAction(restoreContactAction);
  const remove = async (with_leads: boolean) => {
    const result = await run({ contact_id: contact.id, with_leads });
    setAsking(false);
    if (!result.ok) return;
    router.replace("/admin/crm/contacts");
    toastUndo(t("deleted", { name: contact.full_name }), common("undo"), () => {
      void restore({ contact_id: contact.id }).then(
        ({ ok }) => ok && router.push(`/admin/crm/contacts/${contact.id}`),
      );
    });
  };
  return (
    <>
      <RecordMenu
        deleteLabel={t("delete.action")}
        onDelete={() => (contact.lead_count > 0 ? setAsking(true) : void remove(false))}
      />
      <ConfirmDialog
        open={asking}
        onOpenChange={setAsking}
        title={t("delete.title", { name: contact.full_name })}
        description={t("delete.description", { count: contact.lead_count })}
        confirmLabel={t("delete.confirm")}
        danger
        pending={pending}
        onConfirm={() => void remove(true)}
      />
    </>
  );
}
