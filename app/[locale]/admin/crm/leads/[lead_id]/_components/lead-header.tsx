"use client";

import { Building2, Contact, Ellipsis, Merge, MessageCircle, Trash2, Waypoints } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { PageHeader } from "@/components/shell/page-header";
import { Button } from "@/components/ui/button";
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuTrigger,
} from "@/components/ui/dropdown-menu";
import { Link, useRouter } from "@/i18n/navigation";
import type { Lead } from "@/lib/leads/schemas";
import { MergeWith } from "../../../contacts/_components/merge-with";
import { useDeleteLead } from "./delete-lead";

type LeadHeaderProps = {
  lead: Lead;
  conversationId: string | undefined;
  may: { write: boolean; remove: boolean };
  /** Where there is another pipeline to go to. */
  onMovePipeline: (() => void) | undefined;
};

export function LeadHeader({ lead, conversationId, may, onMovePipeline }: LeadHeaderProps) {
  const t = useTranslations("leads");
  const pipelines = useTranslations("pipelines");
  const merge = useTranslations("merge");
  const router = useRouter();
  const [merging, setMerging] = useState(false);
  const remove = useDeleteLead(lead);
  return (
    <>
      <PageHeader
        title={lead.full_name}
        parents={[{ label: t("title"), href: "/admin/crm/leads" }]}
        actions={
          <>
            {conversationId && (
              <Button asChild className="max-sm:px-2.5">
                <Link href={`/admin/crm/inbox/${conversationId}`}>
                  <MessageCircle aria-hidden />
                  <span className="max-sm:sr-only">{t("page.openConversation")}</span>
                </Link>
              </Button>
            )}
            <DropdownMenu>
              <DropdownMenuTrigger asChild>
                <Button variant="ghost" size="icon" aria-label={t("page.more")}>
                  <Ellipsis />
                </Button>
              </DropdownMenuTrigger>
              <DropdownMenuContent align="end">
                <DropdownMenuItem asChild>
                  <Link href={`/admin/crm/contacts/${lead.contact_id}`}>
                    <Contact aria-hidden />
                    {t("page.openContact")}
                  </Link>
                </DropdownMenuItem>
                {lead.company_id && (
                  <DropdownMenuItem asChild>
                    <Link href={`/admin/crm/companies/${lead.company_id}`}>
                      <Building2 aria-hidden />
                      {t("page.openCompany")}
                    </Link>
                  </DropdownMenuItem>
                )}
                {onMovePipeline && (
                  <DropdownMenuItem onSelect={onMovePipeline}>
                    <Waypoints aria-hidden />
                    {pipelines("moveTo")}
                  </DropdownMenuItem>
                )}
                {may.write && (
                  <DropdownMenuItem onSelect={() => setMerging(true)}>
                    <Merge aria-hidden />
                    {merge("action")}
                  </DropdownMenuItem>
                )}
                {may.remove && (
                  <DropdownMenuItem variant="danger" onSelect={() => void remove()}>
                    <Trash2 aria-hidden />
                    {t("page.delete")}
                  </DropdownMenuItem>
                )}
              </DropdownMenuContent>
            </DropdownMenu>
          </>
        }
      />
      {merging && (
        <MergeWith
          kind="lead"
          record={{ id: lead.id, name: lead.full_name }}
          onClose={() => setMerging(false)}
          onMerged={(keptId) => {
            setMerging(false);
            if (keptId !== lead.id) router.replace(`/admin/crm/leads/${keptId}`);
          }}
        />
      )}
    </>
  );
}
