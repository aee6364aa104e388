"use client";

import { useInfiniteQuery } from "@tanstack/react-query";
import { ScrollText } from "lucide-react";
import { useTranslations } from "next-intl";
import { apiGet } from "@/components/data/api-client";
import { ErrorState } from "@/components/states/error-state";
import { FilteredEmptyState } from "@/components/states/filtered-empty-state";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { usePathname, useRouter } from "@/i18n/navigation";
import { ActionFilter } from "./action-filter";
import type { AuditPage, Names } from "./audit-entry";
import { AuditTable } from "./audit-table";

type Props = { action?: string; first: AuditPage; names: Names };

export function AuditView({ action, first, names }: Props) {
  const t = useTranslations("settings.audit");
  const router = useRouter();
  const pathname = usePathname();
  const log = useInfiniteQuery({
    queryKey: ["audit", action ?? null],
    queryFn: ({ pageParam }) => apiGet<AuditPage>("/audit-logs", { action, cursor: pageParam ?? undefined }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next_cursor,
    initialData: { pages: [first], pageParams: [null] },
  });
  const entries = log.data.pages.flatMap(({ data }) => data);
  const filter = (next: string | undefined) =>
    router.replace(next ? `${pathname}?action=${encodeURIComponent(next)}` : pathname, { scroll: false });

  return (
    <div className="flex flex-col gap-4">
      <ActionFilter action={action} onChange={filter} />
      {entries.length > 0 && <AuditTable entries={entries} names={names} />}
      {entries.length === 0 && action && <FilteredEmptyState onClear={() => filter(undefined)} />}
      {entries.length === 0 && !action && (
        <EmptyState icon={<ScrollText />} title={t("empty")} description={t("emptyHint")} />
      )}
      {log.isFetchNextPageError && <ErrorState size="sm" onRetry={() => void log.fetchNextPage()} />}
      <div className="flex justify-center">
        {log.hasNextPage ? (
          <Button variant="outline" loading={log.isFetchingNextPage} onClick={() => void log.fetchNextPage()}>
            {t("more")}
          </Button>
        ) : (
          entries.length > 0 && <p className="text-xs text-muted-foreground">{t("end")}</p>
        )}
      </div>
    </div>
  );
}
