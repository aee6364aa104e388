"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { updateContactAction } from "@/app/actions/records";
import { ApiError, apiGet } from "@/components/data/api-client";
import { useRealtimeEvent } from "@/components/data/realtime-provider";
import { PageHeader } from "@/components/shell/page-header";
import type { Member } from "@/lib/organizations/schemas";
import type { Stage } from "@/lib/pipeline/schemas";
import type { ContactDetails } from "@/lib/records/schemas";
import { History } from "../../_components/history";
import { MergedInto } from "../../_components/merged-into";
import { RecordNotFound } from "../../_components/not-found";
import { RecordPanes } from "../../_components/record-panes";
import { RelatedLeads } from "../../_components/related-leads";
import { StatFacts } from "../../_components/sums";
import { useRecordWrites } from "../../_components/use-record-writes";
import { ContactFields } from "./contact-fields";
import { ContactMenu } from "./contact-menu";
import { Identities } from "./identities";

type ContactScreenProps = {
  initial: ContactDetails;
  stages: Stage[];
  members: Member[];
  may: { write: boolean; remove: boolean };
};

export function ContactScreen({ initial, stages, members, may }: ContactScreenProps) {
  const t = useTranslations("contacts");
  const queryClient = useQueryClient();
  const key = ["contact", initial.id];
  const { data: contact, error } = useQuery({
    queryKey: key,
    queryFn: () => apiGet<ContactDetails>(`/crm/contacts/${initial.id}`),
    initialData: initial,
    refetchOnMount: "always",
  });
  const refresh = () => void queryClient.invalidateQueries({ queryKey: key });
  useRealtimeEvent("contact.changed", ({ contact_id }) => {
    if (contact_id === initial.id) refresh();
  });
  useRealtimeEvent("lead.changed", refresh);
  useRealtimeEvent("lead.removed", refresh);
  const save = useRecordWrites<ContactDetails, Parameters<typeof updateContactAction>[0]>(
    key,
    updateContactAction,
    (version) => ({ contact_id: initial.id, version }),
  );
  if (error instanceof ApiError && error.status === 404)
    return <RecordNotFound homeHref="/admin/crm/contacts" />;
  return (
    <>
      <PageHeader
        title={contact.full_name}
        parents={[{ label: t("title"), href: "/admin/crm/contacts" }]}
        actions={(may.write || may.remove) && <ContactMenu contact={contact} may={may} />}
      />
      <RecordPanes
        testId="contact-page"
        summary={<StatFacts stats={contact} />}
        history={<History path={`/crm/contacts/${contact.id}/history`} />}
        details={
          <>
            <ContactFields contact={contact} mayWrite={may.write} onSave={save} />
            <Identities
              contact={contact}
              mayWrite={may.write}
              onChanged={(changed) => queryClient.setQueryData(key, changed)}
            />
            <MergedInto kind="contact" id={contact.id} version={contact.version} mayWrite={may.write} />
            <RelatedLeads of={{ field: "contact_id", id: contact.id }} stages={stages} members={members} />
          </>
        }
      />
    </>
  );
}
