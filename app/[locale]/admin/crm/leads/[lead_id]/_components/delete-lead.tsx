"use client";

import { useTranslations } from "next-intl";
import { deleteLeadAction, restoreLeadAction } from "@/app/actions/leads";
import { useAction } from "@/components/data/use-action";
import { toastUndo } from "@/components/ui/sonner";
import { useRouter } from "@/i18n/navigation";
import type { Lead } from "@/lib/leads/schemas";

/** Into the trash at once, with a way back in the same breath. */
export function useDeleteLead(lead: Lead): () => Promise<void> {
  const t = useTranslations("leads.delete");
  const common = useTranslations("common");
  const router = useRouter();
  const { run } = useAction(deleteLeadAction);
  const { run: restore } = useAction(restoreLeadAction);
  return async () => {
    const result = await run({ lead_id: lead.id });
    if (!result.ok) return;
    router.replace("/admin/crm/leads");
    toastUndo(t("done", { name: lead.full_name }), common("undo"), () => {
      void restore({ lead_id: lead.id }).then(({ ok }) => ok && router.push(`/admin/crm/leads/${lead.id}`));
    });
  };
}
