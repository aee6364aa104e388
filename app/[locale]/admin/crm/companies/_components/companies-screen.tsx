"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { PageBody, PageHeader } from "@/components/shell/page-header";
import type { CompanyDetails } from "@/lib/records/schemas";
import { RecordList } from "../../contacts/_components/record-list";
import { SearchBar } from "../../contacts/_components/search-bar";
import { useQueryText, useRecordList, type RecordPage } from "../../contacts/_components/use-record-list";
import { CompanyRows } from "./company-rows";
import { NewCompany } from "./new-company";

type CompaniesScreenProps = {
  initial: { q: string | undefined; page: RecordPage<CompanyDetails> };
  mayWrite: boolean;
};

export function CompaniesScreen({ initial, mayWrite }: CompaniesScreenProps) {
  const t = useTranslations("companies");
  const queryClient = useQueryClient();
  const { q, setText } = useQueryText();
  const { query, items } = useRecordList("companies", q, q === initial.q ? initial.page : undefined);
  const refresh = () => void queryClient.invalidateQueries({ queryKey: ["companies"] });
  return (
    <>
      <PageHeader
        title={t("title")}
        meta={query.data && t(query.hasNextPage ? "shownMore" : "shown", { count: items.length })}
        actions={mayWrite && <NewCompany onCreated={refresh} />}
      />
      <PageBody layout="fill" className="flex-col" data-testid="companies-page">
        <SearchBar label={t("search")} value={q} onChange={setText} />
        <RecordList
          query={query}
          count={items.length}
          lastId={items.at(-1)?.id}
          filtered={q !== undefined}
          onClear={() => setText(undefined)}
          empty={{ title: t("emptyTitle"), description: t("emptyDescription") }}
        >
          <CompanyRows companies={items} />
        </RecordList>
      </PageBody>
    </>
  );
}
