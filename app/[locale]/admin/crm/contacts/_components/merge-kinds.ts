"use client";

import { mergeCompaniesAction, mergeContactsAction, mergeLeadsAction } from "@/app/actions/records";
import { useAction } from "@/components/data/use-action";
import type { MergeChoices, MergeEntity } from "@/lib/records/schemas";

/** Where each kind of record lives, here and in the API. */
export const mergePaths: Record<MergeEntity, string> = {
  lead: "leads",
  contact: "contacts",
  company: "companies",
};

/** One call for the three kinds; a dialog is about one of them for as long as it is open. */
export function useMerge(kind: MergeEntity) {
  const leads = useAction(mergeLeadsAction);
  const contacts = useAction(mergeContactsAction);
  const companies = useAction(mergeCompaniesAction);
  const merge = (kept: string, other_id: string, fields: MergeChoices) => {
    if (kind === "lead") return leads.run({ lead_id: kept, other_id, fields });
    if (kind === "company") return companies.run({ company_id: kept, other_id, fields });
    return contacts.run({ contact_id: kept, other_id, fields });
  };
  return { merge, pending: leads.pending || contacts.pending || companies.pending };
}
