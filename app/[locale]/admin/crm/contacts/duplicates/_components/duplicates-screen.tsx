"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { dismissDuplicateAction } from "@/app/actions/records";
import { apiGet } from "@/components/data/api-client";
import { useRealtimeEvent } from "@/components/data/realtime-provider";
import { useAction } from "@/components/data/use-action";
import { PageBody, PageHeader } from "@/components/shell/page-header";
import { EmptyTray } from "@/components/states/drawings";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Link } from "@/i18n/navigation";
import type { ContactSummary, DuplicatePair } from "@/lib/records/schemas";
import { MergeDialog } from "../../_components/merge-dialog";
import { formatPhone } from "../../../inbox/_components/phone";

const key = ["duplicates"];

export function DuplicatesScreen({ initial, mayWrite }: { initial: DuplicatePair[]; mayWrite: boolean }) {
  const t = useTranslations("contacts.duplicates");
  const contacts = useTranslations("contacts");
  const queryClient = useQueryClient();
  const [merging, setMerging] = useState<DuplicatePair | null>(null);
  const { data: pairs } = useQuery({
    queryKey: key,
    queryFn: async () => (await apiGet<{ data: DuplicatePair[] }>("/crm/duplicates")).data,
    initialData: initial,
  });
  const refresh = () => void queryClient.invalidateQueries({ queryKey: key });
  useRealtimeEvent("contact.changed", refresh);
  const { run: dismiss } = useAction(dismissDuplicateAction);
  const notTheSame = async ({ first, second }: DuplicatePair) => {
    const result = await dismiss({ contact_id: first.id, other_id: second.id });
    if (result.ok) refresh();
  };
  return (
    <>
      <PageHeader
        title={t("title")}
        parents={[{ label: contacts("title"), href: "/admin/crm/contacts" }]}
        meta={t("count", { count: pairs.length })}
      />
      <PageBody data-testid="duplicates-page">
        {pairs.length === 0 ? (
          <EmptyState icon={<EmptyTray />} title={t("emptyTitle")} description={t("emptyDescription")} />
        ) : (
          <ul className="mx-auto flex max-w-220 flex-col gap-3">
            {pairs.map((pair) => (
              <li
                key={`${pair.first.id}:${pair.second.id}`}
                className="flex flex-col gap-3 rounded-lg border bg-card p-4"
              >
                <div className="flex flex-wrap gap-1.5">
                  {pair.reasons.map((reason) => (
                    <Badge key={reason} variant="warning">
                      {t(`reasons.${reason}`)}
                    </Badge>
                  ))}
                </div>
                <div className="grid gap-3 sm:grid-cols-2">
                  <Person contact={pair.first} />
                  <Person contact={pair.second} />
                </div>
                {mayWrite && (
                  <div className="flex flex-wrap gap-2">
                    <Button size="sm" onClick={() => setMerging(pair)}>
                      {t("merge")}
                    </Button>
                    <Button size="sm" variant="outline" onClick={() => void notTheSame(pair)}>
                      {t("dismiss")}
                    </Button>
                  </div>
                )}
              </li>
            ))}
          </ul>
        )}
      </PageBody>
      {merging && (
        <MergeDialog
          kind="contact"
          pair={{ kept: merging.first.id, merged: merging.second.id }}
          onClose={() => setMerging(null)}
          onMerged={() => {
            setMerging(null);
            refresh();
          }}
          onUndone={refresh}
        />
      )}
    </>
  );
}

function Person({ contact }: { contact: ContactSummary }) {
  return (
    <div className="flex min-w-0 flex-col">
      <Link
        href={`/admin/crm/contacts/${contact.id}`}
        prefetch={false}
        className="truncate text-base font-semibold hover:underline"
      >
        {contact.full_name}
      </Link>
      <span className="text-sm break-words text-muted-foreground num">
        {[contact.company, contact.phone && formatPhone(contact.phone), contact.email]
          .filter(Boolean)
          .join(" · ")}
      </span>
    </div>
  );
}
