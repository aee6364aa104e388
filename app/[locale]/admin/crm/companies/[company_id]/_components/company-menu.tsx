"use client";

import { Merge } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { deleteCompanyAction, restoreCompanyAction } from "@/app/actions/records";
import { useAction } from "@/components/data/use-action";
import { DropdownMenuItem } from "@/components/ui/dropdown-menu";
import { toastUndo } from "@/components/ui/sonner";
import { useRouter } from "@/i18n/navigation";
import type { CompanyDetails } from "@/lib/records/schemas";
import { MergeWith } from "../../../contacts/_components/merge-with";
import { RecordMenu } from "../../../contacts/_components/record-menu";

type CompanyMenuProps = { company: CompanyDetails; may: { write: boolean; remove: boolean } };

/** Deleting goes to the trash, so it happens at once and can be taken back. */
export function CompanyMenu({ company, may }: CompanyMenuProps) {
  const t = useTranslations("companies");
  const common = useTranslations("common");
  const merge = useTranslations("merge");
  const [merging, setMerging] = useState(false);
  const router = useRouter();
  const { run } = useAction(deleteCompanyAction);
  const { run: restore } = useAction(restoreCompanyAction);
  const remove = async () => {
    const result = await run({ company_id: company.id });
    if (!result.ok) return;
    router.replace("/admin/crm/companies");
    toastUndo(t("deleted", { name: company.name }), common("undo"), () => {
      void restore({ company_id: company.id }).then(
        ({ ok }) => ok && router.push(`/admin/crm/companies/${company.id}`),
      );
    });
  };
  return (
    <>
      <RecordMenu deleteLabel={t("delete")} onDelete={may.remove ? () => void remove() : undefined}>
        {may.write && (
          <DropdownMenuItem onSelect={() => setMerging(true)}>
            <Merge aria-hidden />
            {merge("action")}
          </DropdownMenuItem>
        )}
      </RecordMenu>
      {merging && (
        <MergeWith
          kind="company"
          record={company}
          onClose={() => setMerging(false)}
          onMerged={(keptId) => {
            setMerging(false);
            if (keptId !== company.id) router.replace(`/admin/crm/companies/${keptId}`);
          }}
        />
      )}
    </>
  );
}
