"use client";

import { Merge } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { deleteContactAction, restoreContactAction } from "@/app/actions/records";
import { useAction } from "@/components/data/use-action";
import { ConfirmDialog } from "@/components/settings/confirm-dialog";
import { DropdownMenuItem } from "@/components/ui/dropdown-menu";
import { toastUndo } from "@/components/ui/sonner";
import { useRouter } from "@/i18n/navigation";
import type { ContactDetails } from "@/lib/records/schemas";
import { MergeWith } from "../../_components/merge-with";
import { RecordMenu } from "../../_components/record-menu";

type ContactMenuProps = { contact: ContactDetails; may: { write: boolean; remove: boolean } };

/** A contact's leads go along when it is deleted, so one is asked first where there are some. */
export function ContactMenu({ contact, may }: ContactMenuProps) {
  const t = useTranslations("contacts");
  const common = useTranslations("common");
  const merge = useTranslations("merge");
  const router = useRouter();
  const [open, setOpen] = useState<"delete" | "merge" | null>(null);
  const close = () => setOpen(null);
  const { run, pending } = useAction(deleteContactAction);
  const { run: restore } = useAction(restoreContactAction);
  const remove = async (with_leads: boolean) => {
    const result = await run({ contact_id: contact.id, with_leads });
    close();
    if (!result.ok) return;
    router.replace("/admin/crm/contacts");
    toastUndo(t("deleted", { name: contact.full_name }), common("undo"), () => {
      void restore({ contact_id: contact.id }).then(
        ({ ok }) => ok && router.push(`/admin/crm/contacts/${contact.id}`),
      );
    });
  };
  const askOrRemove = () => (contact.lead_count > 0 ? setOpen("delete") : void remove(false));
  return (
    <>
      <RecordMenu deleteLabel={t("delete.action")} onDelete={may.remove ? askOrRemove : undefined}>
        {may.write && (
          <DropdownMenuItem onSelect={() => setOpen("merge")}>
            <Merge aria-hidden />
            {merge("action")}
          </DropdownMenuItem>
        )}
      </RecordMenu>
      <ConfirmDialog
        open={open === "delete"}
        onOpenChange={close}
        title={t("delete.title", { name: contact.full_name })}
        description={t("delete.description", { count: contact.lead_count })}
        confirmLabel={t("delete.confirm")}
        danger
        pending={pending}
        onConfirm={() => void remove(true)}
      />
      {open === "merge" && (
        <MergeWith
          kind="contact"
          record={{ id: contact.id, name: contact.full_name }}
          onClose={close}
          onMerged={(keptId) => {
            close();
            if (keptId !== contact.id) router.replace(`/admin/crm/contacts/${keptId}`);
          }}
        />
      )}
    </>
  );
}
