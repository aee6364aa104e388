"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { toast } from "sonner";
import { claimLeadAction } from "@/app/actions/leads";
import { useAction } from "@/components/data/use-action";

/** Takes a lead nobody owns; whoever comes second is told who has it. Either way the screen shows the owner. */
export function useClaim() {
  const t = useTranslations("leads.owner");
  const queryClient = useQueryClient();
  const { run, pending } = useAction(claimLeadAction);
  const claim = async (lead: { id: string; full_name: string }) => {
    const result = await run({ lead_id: lead.id });
    if (result.ok) toast.success(t("claimed", { name: lead.full_name }));
    await queryClient.invalidateQueries();
  };
  return { claim, pending };
}
