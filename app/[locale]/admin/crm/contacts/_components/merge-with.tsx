"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { apiGet } from "@/components/data/api-client";
import { useMoney } from "@/components/leads/money";
import { Dialog, DialogContent, DialogDescription, DialogHeader, DialogTitle } from "@/components/ui/dialog";
import type { Lead } from "@/lib/leads/schemas";
import type { CompanyDetails, ContactListItem, MergeEntity } from "@/lib/records/schemas";
import { formatPhone } from "../../inbox/_components/phone";
import { MergeDialog } from "./merge-dialog";
import { mergePaths } from "./merge-kinds";
import { SearchBar } from "./search-bar";
import type { RecordPage } from "./use-record-list";

type MergeWithProps = {
  kind: MergeEntity;
  record: { id: string; name: string };
  onClose: () => void;
  onMerged: (keptId: string) => void;
};
type Hit = Lead | ContactListItem | CompanyDetails;

const hitsShown = 8;

/** Looks for the other one first; then shows what becomes of the two. */
export function MergeWith({ kind, record, onClose, onMerged }: MergeWithProps) {
  const t = useTranslations("merge");
  const [q, setQ] = useState<string | undefined>(record.name);
  const [other, setOther] = useState<string | null>(null);
  const { data, isError } = useQuery({
    queryKey: ["merge-with", kind, q],
    queryFn: () => apiGet<RecordPage<Hit>>(`/crm/${mergePaths[kind]}`, { q, limit: hitsShown + 1 }),
    enabled: q !== undefined,
  });
  const detailsOf = useDetails();
  if (other)
    return (
      <MergeDialog
        kind={kind}
        pair={{ kept: record.id, merged: other }}
        onClose={onClose}
        onMerged={onMerged}
      />
    );
  const hits = (q === undefined ? [] : (data?.data ?? [])).filter(({ id }) => id !== record.id);
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()}>
      <DialogContent data-testid="merge-with">
        <DialogHeader>
          <DialogTitle className="wrap-anywhere">{t("with", { name: record.name })}</DialogTitle>
          <DialogDescription>{t("withDescription", { kind })}</DialogDescription>
        </DialogHeader>
        <SearchBar bare label={t("search", { kind })} value={q} onChange={setQ} />
        {hits.length === 0 ? (
          <p role={isError ? "alert" : "status"} className="text-sm text-muted-foreground">
            {isError ? t("searchFailed") : (data ?? q === undefined) ? t("nobody", { kind }) : ""}
          </p>
        ) : (
          <ul className="flex flex-col">
            {hits.slice(0, hitsShown).map((hit) => (
              <li key={hit.id}>
                <button
                  type="button"
                  onClick={() => setOther(hit.id)}
                  className="flex min-h-11 w-full flex-col justify-center rounded-md px-2 py-1.5 text-left hover:bg-accent"
                >
                  <span className="w-full truncate text-sm font-medium">
                    {"full_name" in hit ? hit.full_name : hit.name}
                  </span>
                  <span className="w-full truncate text-xs text-muted-foreground num">{detailsOf(hit)}</span>
                </button>
              </li>
            ))}
          </ul>
        )}
      </DialogContent>
    </Dialog>
  );
}

/** What tells one from another of the same name. */
function useDetails() {
  const money = useMoney();
  return (hit: Hit): string => {
    const amount =
      "estimated_value" in hit && hit.estimated_value !== null && money(hit.estimated_value, hit.currency);
    const place = "full_name" in hit ? [hit.company] : [hit.domain, hit.city];
    return [...place, amount, hit.phone && formatPhone(hit.phone), hit.email].filter(Boolean).join(" · ");
  };
}
