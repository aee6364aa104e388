"use client";

import { useTranslations } from "next-intl";
import { deleteCompanyAction, restoreCompanyAction } from "@/app/actions/records";
import { useAction } from "@/components/data/use-action";
import { toastUndo } from "@/components/ui/sonner";
import { useRouter } from "@/i18n/navigation";
import type { CompanyDetails } from "@/lib/records/schemas";
import { RecordMenu } from "../../../contacts/_components/record-menu";

/** Deleting goes to the trash, so it happens at once and can be taken back. */
export function DeleteCompany({ company }: { company: CompanyDetails }) {
  const t = useTranslations("companies");
  const common = useTranslations("common");
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
  return <RecordMenu deleteLabel={t("delete")} onDelete={() => void remove()} />;
}
