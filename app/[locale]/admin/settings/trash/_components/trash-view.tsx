"use client";

import { useInfiniteQuery, useQueryClient } from "@tanstack/react-query";
import { useFormatter, useTranslations } from "next-intl";
import { useState } from "react";
import { restoreLeadAction } from "@/app/actions/leads";
import { restoreCompanyAction, restoreContactAction } from "@/app/actions/records";
import { apiGet } from "@/components/data/api-client";
import { useRealtimeEvent } from "@/components/data/realtime-provider";
import { useAction } from "@/components/data/use-action";
import { ErrorState } from "@/components/states/error-state";
import { RowsSkeleton } from "@/components/states/skeleton-frame";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { SegmentedControl } from "@/components/ui/segmented-control";
import { toast } from "@/components/ui/sonner";
import { trashKinds, type TrashItem, type TrashKind } from "@/lib/records/schemas";

type TrashPage = { data: TrashItem[]; next_cursor: string | null };

export function TrashView() {
  const t = useTranslations("trash");
  const queryClient = useQueryClient();
  const [kind, setKind] = useState<TrashKind>("leads");
  const query = useInfiniteQuery({
    queryKey: ["trash", kind],
    queryFn: ({ pageParam }) => apiGet<TrashPage>("/crm/trash", { kind, cursor: pageParam ?? undefined }),
    initialPageParam: null as string | null,
    getNextPageParam: ({ next_cursor }) => next_cursor,
  });
  const refresh = () => void queryClient.invalidateQueries({ queryKey: ["trash"] });
  useRealtimeEvent("lead.removed", refresh);
  useRealtimeEvent("contact.changed", refresh);
  useRealtimeEvent("company.changed", refresh);
  const items = query.data?.pages.flatMap(({ data }) => data) ?? [];
  return (
    <div className="flex flex-col gap-4" data-testid="trash">
      <SegmentedControl
        label={t("kinds.label")}
        value={kind}
        onValueChange={setKind}
        options={trashKinds.map((value) => ({ value, label: t(`kinds.${value}`) }))}
        className="self-start"
      />
      {query.isPending ? (
        <RowsSkeleton rows={6} />
      ) : query.isError && items.length === 0 ? (
        <ErrorState onRetry={() => void query.refetch()} retrying={query.isFetching} />
      ) : items.length === 0 ? (
        <EmptyState size="sm" title={t("emptyTitle")} description={t("emptyDescription")} />
      ) : (
        <ul className="flex flex-col rounded-lg border bg-card">
          {items.map((item) => (
            <Row key={item.id} item={item} onRestored={refresh} />
          ))}
        </ul>
      )}
      {query.hasNextPage && (
        <Button
          variant="outline"
          className="self-center"
          loading={query.isFetchingNextPage}
          onClick={() => void query.fetchNextPage()}
        >
          {t("more")}
        </Button>
      )}
    </div>
  );
}

function Row({ item, onRestored }: { item: TrashItem; onRestored: () => void }) {
  const t = useTranslations("trash");
  const format = useFormatter();
  const { restore, pending } = useRestore(item);
  const day = (at: string) => format.dateTime(new Date(at), { dateStyle: "medium" });
  return (
    <li className="flex items-center gap-3 border-b px-4 py-2.5 last:border-b-0">
      <span className="flex min-w-0 flex-1 flex-col">
        <span className="truncate text-sm font-medium">
          {item.name}
          {item.detail && <span className="font-normal text-muted-foreground"> · {item.detail}</span>}
        </span>
        <span className="text-xs text-muted-foreground">
          {t("deleted", {
            by: item.deleted_by_name ? "person" : "system",
            name: item.deleted_by_name ?? "",
            date: day(item.deleted_at),
            purge: day(item.purge_at),
          })}
        </span>
      </span>
      <Button
        variant="outline"
        size="sm"
        loading={pending}
        onClick={() =>
          void restore().then((ok) => {
            if (!ok) return;
            toast.success(t("restored", { name: item.name }));
            onRestored();
          })
        }
      >
        {t("restore")}
      </Button>
    </li>
  );
}

function useRestore({ kind, id }: TrashItem) {
  const lead = useAction(restoreLeadAction);
  const contact = useAction(restoreContactAction);
  const company = useAction(restoreCompanyAction);
  const restore = async () => {
    if (kind === "leads") return (await lead.run({ lead_id: id })).ok;
    if (kind === "contacts") return (await contact.run({ contact_id: id })).ok;
    return (await company.run({ company_id: id })).ok;
  };
  return { restore, pending: lead.pending || contact.pending || company.pending };
}
