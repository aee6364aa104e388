"use client";

import { useInfiniteQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { apiGet } from "@/components/data/api-client";
import { useRealtimeEvent } from "@/components/data/realtime-provider";
import { useMoney } from "@/components/leads/money";
import { OwnerAvatar, useMembers } from "@/components/leads/owner";
import { StageMark } from "@/components/leads/stage-mark";
import { RowsSkeleton } from "@/components/states/skeleton-frame";
import { Button } from "@/components/ui/button";
import { Link } from "@/i18n/navigation";
import { encodeFilter, type Lead } from "@/lib/leads/schemas";
import type { Member } from "@/lib/organizations/schemas";
import type { Stage } from "@/lib/pipeline/schemas";
import type { RecordPage } from "./use-record-list";

type RelatedLeadsProps = {
  /** Which leads: those of this contact or company. */
  of: { field: "contact_id" | "company_id"; id: string };
  stages: Stage[];
  members: Member[];
};

const pageSize = 20;

/** The deals of a contact or company, the newest first. */
export function RelatedLeads({ of, stages, members: initialMembers }: RelatedLeadsProps) {
  const t = useTranslations("records.leads");
  const money = useMoney();
  const members = useMembers(initialMembers);
  const queryClient = useQueryClient();
  const key = ["related-leads", of.field, of.id];
  const query = useInfiniteQuery({
    queryKey: key,
    queryFn: ({ pageParam }) =>
      apiGet<RecordPage<Lead>>("/crm/leads", {
        filter: encodeFilter({ field: of.field, op: "in", value: [of.id] }),
        limit: pageSize,
        cursor: pageParam ?? undefined,
      }),
    initialPageParam: null as string | null,
    getNextPageParam: ({ next_cursor }) => next_cursor,
  });
  const refresh = () => void queryClient.invalidateQueries({ queryKey: key });
  useRealtimeEvent("lead.changed", refresh);
  useRealtimeEvent("lead.removed", refresh);
  const leads = query.data?.pages.flatMap(({ data }) => data) ?? [];
  return (
    <section aria-labelledby="related-leads" className="flex flex-col gap-1" data-testid="related-leads">
      <h2 id="related-leads" className="flex min-h-7 items-center text-sm font-semibold">
        {t("title")}
      </h2>
      {query.isPending ? (
        <RowsSkeleton rows={3} />
      ) : query.isError && leads.length === 0 ? (
        <p role="alert" className="text-sm text-danger">
          {t("failed")}
        </p>
      ) : leads.length === 0 ? (
        <p className="text-sm text-muted-foreground">{t("empty")}</p>
      ) : (
        <ul className="flex flex-col">
          {leads.map((lead) => {
            const stage = stages.find(({ id }) => id === lead.stage_id);
            const owner = members.find(({ user_id }) => user_id === lead.assigned_to);
            return (
              <li key={lead.id}>
                <Link
                  href={`/admin/crm/leads/${lead.id}`}
                  prefetch={false}
                  className="-mx-2 flex min-h-11 items-center gap-2 rounded-md px-2 py-1.5 hover:bg-accent"
                >
                  <span className="flex min-w-0 flex-1 flex-col">
                    <span className="truncate text-sm font-medium">{lead.full_name}</span>
                    <span className="flex items-center gap-1.5 truncate text-xs text-muted-foreground">
                      {stage && <StageMark stage={stage} className="size-2.5" />}
                      {stage?.name}
                    </span>
                  </span>
                  {lead.estimated_value !== null && (
                    <span className="shrink-0 text-sm num">{money(lead.estimated_value, lead.currency)}</span>
                  )}
                  <OwnerAvatar owner={owner} />
                </Link>
              </li>
            );
          })}
        </ul>
      )}
      {query.hasNextPage && (
        <Button
          variant="ghost"
          size="sm"
          className="self-start text-muted-foreground"
          loading={query.isFetchingNextPage}
          onClick={() => void query.fetchNextPage()}
        >
          {t("more")}
        </Button>
      )}
    </section>
  );
}
