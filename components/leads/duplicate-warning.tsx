"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { apiGet } from "@/components/data/api-client";
import { Alert } from "@/components/ui/alert";
import { Link } from "@/i18n/navigation";
import type { Candidate } from "@/lib/records/schemas";

type Typed = { phone?: string | null; email?: string | null; full_name?: string; company?: string | null };

const pauseMs = 350;

/** Says while one types that the person is there already, and where. The lead can be made all the same. */
export function DuplicateWarning({ typed }: { typed: Typed }) {
  const t = useTranslations("leads.duplicates");
  const question = usePaused(questionOf(typed));
  const { data = [] } = useQuery({
    queryKey: ["candidates", question],
    queryFn: async () =>
      (
        await apiGet<{ data: Candidate[] }>(
          "/crm/contacts/candidates",
          JSON.parse(question) as Record<string, string>,
        )
      ).data,
    enabled: question !== "",
    retry: false,
  });
  if (question === "" || data.length === 0) return null;
  return (
    <Alert variant="warning" className="sm:col-span-2" data-testid="duplicate-warning">
      <p className="font-medium">{t("title", { count: data.length })}</p>
      <ul className="flex flex-col">
        {data.map((candidate) => (
          <li key={candidate.id} className="flex flex-wrap items-baseline gap-x-2">
            <Link
              href={
                candidate.lead_id
                  ? `/admin/crm/leads/${candidate.lead_id}`
                  : `/admin/crm/contacts/${candidate.id}`
              }
              className="font-medium underline underline-offset-2"
            >
              {candidate.full_name}
            </Link>
            <span className="text-muted-foreground">
              {candidate.reasons.map((reason) => t(`reasons.${reason}`)).join(", ")}
            </span>
          </li>
        ))}
      </ul>
      <p className="text-muted-foreground">{t("hint")}</p>
    </Alert>
  );
}

const phoneDigitsMin = 8;

/** What is worth asking for, as text so that it compares; empty for nothing. */
function questionOf({ phone, email, full_name, company }: Typed): string {
  const worth = {
    ...((phone ?? "").replace(/\D/g, "").length >= phoneDigitsMin && { phone: phone?.trim() }),
    ...(email?.includes("@") && { email: email.trim() }),
    ...(full_name?.trim() && company?.trim() && { full_name: full_name.trim(), company: company.trim() }),
  };
  return Object.keys(worth).length > 0 ? JSON.stringify(worth) : "";
}

function usePaused(text: string): string {
  const [paused, setPaused] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setPaused(text), pauseMs);
    return () => clearTimeout(timer);
  }, [text]);
  return paused;
}
