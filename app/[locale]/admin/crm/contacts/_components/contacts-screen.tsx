"use client";

import { useQueryClient } from "@tanstack/react-query";
import { Merge } from "lucide-react";
import { useTranslations } from "next-intl";
import { PageBody, PageHeader } from "@/components/shell/page-header";
import { Button } from "@/components/ui/button";
import { Link } from "@/i18n/navigation";
import type { ContactListItem } from "@/lib/records/schemas";
import { ContactRows } from "./contact-rows";
import { NewContact } from "./new-contact";
import { RecordList } from "./record-list";
import { SearchBar } from "./search-bar";
import { useQueryText, useRecordList, type RecordPage } from "./use-record-list";

type ContactsScreenProps = {
  initial: { q: string | undefined; page: RecordPage<ContactListItem> };
  mayWrite: boolean;
};

export function ContactsScreen({ initial, mayWrite }: ContactsScreenProps) {
  const t = useTranslations("contacts");
  const queryClient = useQueryClient();
  const { q, setText } = useQueryText();
  const { query, items } = useRecordList("contacts", q, q === initial.q ? initial.page : undefined);
  const refresh = () => void queryClient.invalidateQueries({ queryKey: ["contacts"] });
  return (
    <>
      <PageHeader
        title={t("title")}
        meta={query.data && t(query.hasNextPage ? "shownMore" : "shown", { count: items.length })}
        actions={
          <>
            <Button asChild variant="outline" className="max-sm:px-2.5">
              <Link href="/admin/crm/contacts/duplicates">
                <Merge aria-hidden />
                <span className="max-sm:sr-only">{t("duplicates.title")}</span>
              </Link>
            </Button>
            {mayWrite && <NewContact onCreated={refresh} />}
          </>
        }
      />
      <PageBody layout="fill" className="flex-col" data-testid="contacts-page">
        <SearchBar label={t("search")} value={q} onChange={setText} />
        <RecordList
          query={query}
          count={items.length}
          lastId={items.at(-1)?.id}
          filtered={q !== undefined}
          onClear={() => setText(undefined)}
          empty={{ title: t("emptyTitle"), description: t("emptyDescription") }}
        >
          <ContactRows contacts={items} />
        </RecordList>
      </PageBody>
    </>
  );
}
