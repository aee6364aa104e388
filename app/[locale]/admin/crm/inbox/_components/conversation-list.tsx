"use client";

import { useTranslations } from "next-intl";
import { useEffect } from "react";
import { ErrorState } from "@/components/states/error-state";
import { SegmentedControl } from "@/components/ui/segmented-control";
import type { Conversation } from "@/lib/messaging/schemas";
import { cn } from "@/lib/utils";
import { byLastMessage } from "./conversation-cache";
import { ConversationRow } from "./conversation-row";
import { useInbox } from "./inbox-context";
import { conversationsPageSize, inboxKeys, inboxViews, type InboxView } from "./keys";
import { ListEmptyState } from "./list-empty-state";
import { ListSkeleton } from "./list-skeleton";
import { LoadMore } from "./load-more";
import { useAttention } from "./use-attention";
import { useFeed } from "./use-feed";
import { useRowKeys } from "./use-row-keys";
import { useReadingPosition } from "./use-reading-position";

/** The threads of the chosen view, the one that moved last on top. */
export function ConversationList({ className }: { className?: string }) {
  const t = useTranslations("inbox.list");
  const { view, showView } = useInbox().location;
  return (
    <section aria-label={t("label")} className={cn("flex min-h-0 flex-col bg-background", className)}>
      <div className="flex h-12 shrink-0 items-center border-b px-2 pointer-coarse:h-15">
        <SegmentedControl
          label={t("views.label")}
          value={view}
          onValueChange={showView}
          options={inboxViews.map((value) => ({ value, label: t(`views.${value}`) }))}
          className="w-full [&>button]:flex-1"
        />
      </div>
      <Rows key={view} view={view} />
    </section>
  );
}

function Rows({ view }: { view: InboxView }) {
  const t = useTranslations("inbox.list");
  const { seed, location } = useInbox();
  const { selectedId } = location;
  const list = useFeed<Conversation>({
    queryKey: inboxKeys.list(view),
    path: "/crm/conversations",
    query: { view, limit: conversationsPageSize },
    order: byLastMessage,
    initial: view === seed.view ? { feed: seed.list, loadedAtMs: seed.loadedAtMs } : undefined,
  });
  const rows = list.feed?.data;
  const isAttentive = useAttention();
  const box = useReadingPosition(rows, "top");
  const { onKeyDown } = useRowKeys(box);
  useEffect(() => {
    box.current?.querySelector("[aria-current=true]")?.scrollIntoView({ block: "nearest" });
  }, [box, selectedId]);
  if (list.error) {
    const retry = () => void list.refetch();
    return <ErrorState size="sm" title={t("error")} onRetry={retry} retrying={list.isFetching} />;
  }
  if (!rows) return <ListSkeleton />;
  if (rows.length === 0) return <ListEmptyState view={view} />;
  const focusable = rows.some(({ id }) => id === selectedId) ? selectedId : rows[0]?.id;
  return (
    <div
      ref={box}
      data-scroll-box
      className="min-h-0 flex-1 scrollbar-thin overflow-y-auto overscroll-contain [overflow-anchor:none]"
    >
      <ul data-testid="conversation-list" onKeyDown={onKeyDown}>
        {rows.map((conversation) => (
          <ConversationRow
            key={conversation.id}
            conversation={conversation}
            href={location.hrefOf(conversation.id)}
            onSelect={location.select}
            isSelected={conversation.id === selectedId}
            isRead={isAttentive && conversation.id === selectedId}
            isFocusable={conversation.id === focusable}
          />
        ))}
      </ul>
      <LoadMore
        cursor={list.cursor}
        onReach={list.loadOlder}
        isLoading={list.isLoadingOlder}
        hasFailed={list.hasOlderFailed}
      />
    </div>
  );
}
