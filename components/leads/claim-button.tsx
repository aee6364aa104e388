"use client";

import { Hand } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import type { Lead } from "@/lib/leads/schemas";
import { useClaim } from "./use-claim";

/** Shown where a lead has no owner. */
export function ClaimButton({ lead }: { lead: Pick<Lead, "id" | "full_name" | "assigned_to"> }) {
  const t = useTranslations("leads.owner");
  const { claim, pending } = useClaim();
  if (lead.assigned_to !== null) return null;
  return (
    <Button variant="outline" size="sm" loading={pending} onClick={() => void claim(lead)}>
      <Hand aria-hidden />
      {t("claim")}
    </Button>
  );
}
