"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { toast } from "sonner";
import { assignLeadAction } from "@/app/actions/leads";
import { useAction } from "@/components/data/use-action";
import { useMoney } from "@/components/leads/money";
import { RelativeTime } from "@/components/leads/relative-time";
import { Button } from "@/components/ui/button";
import { Link } from "@/i18n/navigation";
import type { Lead } from "@/lib/leads/schemas";
import { HomeSection } from "./home-section";

type UnassignedLeadsProps = { leads: Lead[]; userId: string; mayAssign: boolean; onAssigned: () => void };

/** Nobody's leads, one click from having an owner. */
export function UnassignedLeads({ leads, userId, mayAssign, onAssigned }: UnassignedLeadsProps) {
  const t = useTranslations("home.unassigned");
  return (
    <HomeSection
      id="home-unassigned"
      title={t("title")}
      more={{ href: "/admin/crm/leads?owner=none", label: t("all") }}
    >
      <ul className="flex flex-col divide-y">
        {leads.map((lead) => (
          <Row key={lead.id} lead={lead} userId={userId} mayAssign={mayAssign} onAssigned={onAssigned} />
        ))}
      </ul>
    </HomeSection>
  );
}

type RowProps = Omit<UnassignedLeadsProps, "leads"> & { lead: Lead };

function Row({ lead, userId, mayAssign, onAssigned }: RowProps) {
  const t = useTranslations("home.unassigned");
  const money = useMoney();
  const [taken, setTaken] = useState(false);
  const { run, pending } = useAction(assignLeadAction, { onError: () => setTaken(false) });
  const take = async () => {
    setTaken(true);
    const result = await run({ lead_id: lead.id, assigned_to: userId, version: lead.version });
    // Somebody else may have been faster: the list says who has it now.
    onAssigned();
    if (result.ok) toast.success(t("taken", { name: lead.full_name }));
  };
  const facts = [
    lead.company,
    lead.estimated_value !== null && money(lead.estimated_value, lead.currency),
  ].filter((fact) => fact !== null && fact !== false);
  return (
    <li className="flex min-h-13 items-center gap-3 py-1.5">
      <span className="flex min-w-0 flex-1 flex-col">
        <Link
          href={`/admin/crm/leads/${lead.id}`}
          className="w-fit max-w-full truncate rounded-sm text-base font-semibold hover:underline"
        >
          {lead.full_name}
        </Link>
        <span className="truncate text-xs text-muted-foreground num">
          {facts.map((fact) => `${fact} · `)}
          <RelativeTime at={lead.created_at} />
        </span>
      </span>
      {mayAssign && (
        <Button
          variant="outline"
          size="sm"
          loading={pending}
          disabled={taken}
          aria-label={t("takeNamed", { name: lead.full_name })}
          onClick={() => void take()}
        >
          {t("take")}
        </Button>
      )}
    </li>
  );
}
