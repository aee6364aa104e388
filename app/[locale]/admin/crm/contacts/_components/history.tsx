"use client";

import { useInfiniteQuery, useQueryClient } from "@tanstack/react-query";
import { ArrowDownLeft, ArrowUpRight, Dot } from "lucide-react";
import { useTranslations } from "next-intl";
import { useRef } from "react";
import { apiGet } from "@/components/data/api-client";
import { useRealtimeEvent } from "@/components/data/realtime-provider";
import { RelativeTime } from "@/components/leads/relative-time";
import { RowsSkeleton } from "@/components/states/skeleton-frame";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Link } from "@/i18n/navigation";
import type { HistoryItem } from "@/lib/records/schemas";
import { cn } from "@/lib/utils";
import { useActivityText } from "../../leads/[lead_id]/_components/use-activity-text";
import type { RecordPage } from "./use-record-list";

const pageSize = 30;
const settleMs = 500;
/** Kinds that people write, with words of their own. */
const written = new Set(["note", "call", "meeting", "email"]);

/** What happened with all leads of a contact or company, messages among it. */
export function History({ path }: { path: string }) {
  const t = useTranslations("records.history");
  const queryClient = useQueryClient();
  const query = useInfiniteQuery({
    queryKey: ["history", path],
    queryFn: ({ pageParam }) =>
      apiGet<RecordPage<HistoryItem>>(path, { limit: pageSize, cursor: pageParam ?? undefined }),
    initialPageParam: null as string | null,
    getNextPageParam: ({ next_cursor }) => next_cursor,
  });
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const refreshSoon = () => {
    clearTimeout(timer.current);
    timer.current = setTimeout(
      () => void queryClient.invalidateQueries({ queryKey: ["history", path] }),
      settleMs,
    );
  };
  useRealtimeEvent("lead.changed", refreshSoon);
  useRealtimeEvent("conversation.changed", refreshSoon);
  const items = query.data?.pages.flatMap(({ data }) => data) ?? [];
  if (query.isPending) return <RowsSkeleton rows={8} />;
  if (query.isError && items.length === 0)
    return (
      <p role="alert" className="text-sm text-danger">
        {t("failed")}
      </p>
    );
  if (items.length === 0)
    return <EmptyState size="sm" title={t("empty")} description={t("emptyDescription")} />;
  return (
    <div className="mx-auto flex w-full max-w-180 flex-col gap-4" data-testid="record-history">
      <ol className="flex flex-col">
        {items.map((item) => (
          <Item key={`${item.kind}:${item.id}`} item={item} />
        ))}
      </ol>
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

function Item({ item }: { item: HistoryItem }) {
  const isMessage = item.kind === "message";
  const isInbound = item.activity_type === "inbound";
  return (
    <li className="group relative flex gap-3 pb-4">
      <span aria-hidden className="absolute top-7 bottom-0 left-3.5 w-px bg-border group-last:hidden" />
      <span
        aria-hidden
        className={cn(
          "relative flex size-7 shrink-0 items-center justify-center rounded-full [&_svg]:size-3.5",
          isMessage ? "bg-whatsapp-soft text-whatsapp" : "bg-secondary text-muted-foreground",
        )}
      >
        {isMessage ? isInbound ? <ArrowDownLeft /> : <ArrowUpRight /> : <Dot />}
      </span>
      <div className="flex min-w-0 flex-1 flex-col gap-1 pt-1">
        {isMessage ? <Message item={item} /> : <Activity item={item} />}
      </div>
    </li>
  );
}

function Activity({ item }: { item: HistoryItem }) {
  const textOf = useActivityText();
  const text = textOf({ ...item, lead_id: item.lead_id ?? "", duration_minutes: null });
  return (
    <>
      <p className="flex flex-wrap items-baseline gap-x-2 text-sm">
        <span className="min-w-0 break-words">{text}</span>
        <Where item={item} />
      </p>
      {written.has(item.activity_type) && (
        <p className="w-fit max-w-full rounded-lg border bg-card px-3 py-2 text-base break-words whitespace-pre-line">
          {item.description ?? item.title}
        </p>
      )}
    </>
  );
}

function Message({ item }: { item: HistoryItem }) {
  const t = useTranslations("records.history");
  const who = item.activity_type === "inbound" ? "contact" : item.user_name ? "person" : "agent";
  return (
    <>
      <p className="flex flex-wrap items-baseline gap-x-2 text-sm">
        <Link
          href={`/admin/crm/inbox/${item.conversation_id}`}
          prefetch={false}
          className="font-medium hover:underline"
        >
          {t("wrote", { who, name: item.user_name ?? "" })}
        </Link>
        <Where item={item} />
      </p>
      <p className="line-clamp-3 text-sm break-words text-muted-foreground">
        {item.title || t("attachment")}
      </p>
    </>
  );
}

/** Which of the leads it was, and when. */
function Where({ item: { lead_id, lead_name, created_at } }: { item: HistoryItem }) {
  return (
    <>
      {lead_id && lead_name && (
        <Link
          href={`/admin/crm/leads/${lead_id}`}
          prefetch={false}
          className="max-w-60 truncate text-xs text-muted-foreground hover:underline"
        >
          {lead_name}
        </Link>
      )}
      <RelativeTime at={created_at} className="text-xs text-muted-foreground" />
    </>
  );
}
