"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { updateCompanyAction } from "@/app/actions/records";
import { ApiError, apiGet } from "@/components/data/api-client";
import { useRealtimeEvent } from "@/components/data/realtime-provider";
import { useMembers } from "@/components/leads/owner";
import { PageHeader } from "@/components/shell/page-header";
import type { Member } from "@/lib/organizations/schemas";
import type { Stage } from "@/lib/pipeline/schemas";
import type { CompanyDetails } from "@/lib/records/schemas";
import { History } from "../../../contacts/_components/history";
import { MergedInto } from "../../../contacts/_components/merged-into";
import { RecordNotFound } from "../../../contacts/_components/not-found";
import { RecordPanes } from "../../../contacts/_components/record-panes";
import { RelatedLeads } from "../../../contacts/_components/related-leads";
import { StatFacts } from "../../../contacts/_components/sums";
import { useRecordWrites } from "../../../contacts/_components/use-record-writes";
import { CompanyContacts } from "./company-contacts";
import { CompanyFields } from "./company-fields";
import { CompanyMenu } from "./company-menu";

type CompanyScreenProps = {
  initial: CompanyDetails;
  stages: Stage[];
  members: Member[];
  may: { write: boolean; remove: boolean };
};

export function CompanyScreen({ initial, stages, members: initialMembers, may }: CompanyScreenProps) {
  const t = useTranslations("companies");
  const queryClient = useQueryClient();
  const members = useMembers(initialMembers);
  const key = ["company", initial.id];
  const { data: company, error } = useQuery({
    queryKey: key,
    queryFn: () => apiGet<CompanyDetails>(`/crm/companies/${initial.id}`),
    initialData: initial,
    refetchOnMount: "always",
  });
  const refresh = () => void queryClient.invalidateQueries({ queryKey: key });
  useRealtimeEvent("company.changed", ({ company_id }) => {
    if (company_id === initial.id) refresh();
  });
  useRealtimeEvent("lead.changed", refresh);
  useRealtimeEvent("lead.removed", refresh);
  const save = useRecordWrites<CompanyDetails, Parameters<typeof updateCompanyAction>[0]>(
    key,
    updateCompanyAction,
    (version) => ({ company_id: initial.id, version }),
  );
  if (error instanceof ApiError && error.status === 404)
    return <RecordNotFound homeHref="/admin/crm/companies" />;
  return (
    <>
      <PageHeader
        title={company.name}
        parents={[{ label: t("title"), href: "/admin/crm/companies" }]}
        actions={(may.write || may.remove) && <CompanyMenu company={company} may={may} />}
      />
      <RecordPanes
        testId="company-page"
        summary={<StatFacts stats={company} />}
        history={<History path={`/crm/companies/${company.id}/history`} />}
        details={
          <>
            <CompanyFields company={company} members={members} mayWrite={may.write} onSave={save} />
            <MergedInto kind="company" id={company.id} version={company.version} mayWrite={may.write} />
            <CompanyContacts companyId={company.id} />
            <RelatedLeads of={{ field: "company_id", id: company.id }} stages={stages} members={members} />
          </>
        }
      />
    </>
  );
}
