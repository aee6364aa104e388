"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { apiGet } from "@/components/data/api-client";
import { Dialog, DialogContent, DialogDescription, DialogHeader, DialogTitle } from "@/components/ui/dialog";
import type { ContactDetails, ContactListItem } from "@/lib/records/schemas";
import { MergeDialog } from "../../_components/merge-dialog";
import { SearchBar } from "../../_components/search-bar";
import type { RecordPage } from "../../_components/use-record-list";
import { formatPhone } from "../../../inbox/_components/phone";

type MergeWithProps = { contact: ContactDetails; onClose: () => void; onMerged: (keptId: string) => void };

const hitsShown = 8;

/** Looks for the other one first; then shows what becomes of the two. */
export function MergeWith({ contact, onClose, onMerged }: MergeWithProps) {
  const t = useTranslations("contacts.merge");
  const [q, setQ] = useState<string | undefined>(contact.full_name);
  const [other, setOther] = useState<string | null>(null);
  const { data } = useQuery({
    queryKey: ["merge-with", q],
    queryFn: () => apiGet<RecordPage<ContactListItem>>("/crm/contacts", { q, limit: hitsShown + 1 }),
    enabled: q !== undefined,
  });
  if (other)
    return <MergeDialog pair={{ kept: contact.id, merged: other }} onClose={onClose} onMerged={onMerged} />;
  const hits = (q === undefined ? [] : (data?.data ?? [])).filter(({ id }) => id !== contact.id);
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()}>
      <DialogContent data-testid="merge-with">
        <DialogHeader>
          <DialogTitle>{t("with", { name: contact.full_name })}</DialogTitle>
          <DialogDescription>{t("withDescription")}</DialogDescription>
        </DialogHeader>
        <div className="-mx-4">
          <SearchBar label={t("search")} value={q} onChange={setQ} />
        </div>
        {hits.length === 0 ? (
          <p className="text-sm text-muted-foreground">{t("nobody")}</p>
        ) : (
          <ul className="flex flex-col">
            {hits.slice(0, hitsShown).map((hit) => (
              <li key={hit.id}>
                <button
                  type="button"
                  onClick={() => setOther(hit.id)}
                  className="flex min-h-11 w-full flex-col rounded-md px-2 py-1.5 text-left hover:bg-accent"
                >
                  <span className="truncate text-sm font-medium">{hit.full_name}</span>
                  <span className="truncate text-xs text-muted-foreground">
                    {[hit.company, hit.phone && formatPhone(hit.phone), hit.email]
                      .filter(Boolean)
                      .join(" · ")}
                  </span>
                </button>
              </li>
            ))}
          </ul>
        )}
      </DialogContent>
    </Dialog>
  );
}
