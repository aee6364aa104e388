"use client";

import { useTranslations } from "next-intl";
import { useLayoutEffect, useMemo } from "react";
import { ErrorState } from "@/components/states/error-state";
import type { Conversation } from "@/lib/messaging/schemas";
import { DayLine, ThreadStart, UnreadLine } from "./thread-lines";
import { useInbox } from "./inbox-context";
import { LoadMore } from "./load-more";
import { MessageItem } from "./message-item";
import { NewMessagesPill } from "./new-messages-pill";
import { ThreadAnnouncer } from "./thread-announcer";
import { threadItems } from "./thread-items";
import { MessagesSkeleton } from "./thread-skeleton";
import { useDays } from "./use-days";
import { useFirstUnread } from "./use-first-unread";
import { useReadingPosition } from "./use-reading-position";
import { useThread, type ThreadRow } from "./use-thread";

export function Thread({ conversation }: { conversation: Conversation }) {
  const t = useTranslations("inbox.thread");
  const thread = useThread(conversation.id);
  return (
    <div className="relative flex min-h-0 flex-1 flex-col bg-chat">
      {thread.rows && <Messages conversation={conversation} thread={thread} rows={thread.rows} />}
      {!thread.rows && !thread.error && <MessagesSkeleton />}
      {!thread.rows && thread.error && (
        <ErrorState
          title={t("loadFailed")}
          onRetry={() => void thread.refetch()}
          retrying={thread.isFetching}
          className="m-auto"
        />
      )}
    </div>
  );
}

type MessagesProps = {
  conversation: Conversation;
  thread: ReturnType<typeof useThread>;
  rows: readonly ThreadRow[];
};

/** A reversed column: it opens at its bottom before any script runs, and stays there while messages come. */
function Messages({ conversation, thread, rows }: MessagesProps) {
  const t = useTranslations("inbox.thread");
  const { dayOf } = useDays();
  const unread = useFirstUnread(conversation, rows);
  const items = useMemo(() => threadItems(rows, unread, dayOf), [rows, unread, dayOf]);
  const quotable = useMemo(
    () => new Map(rows.map(({ message }) => [message.provider_message_id, message])),
    [rows],
  );
  const box = useReadingPosition(rows, "bottom");
  const { me } = useInbox().seed;
  const newest = rows[0];
  const isNewestMine = newest?.message.sent_by === me.id;
  useLayoutEffect(() => {
    if (isNewestMine) box.current?.scrollTo({ top: 0, behavior: "instant" });
  }, [box, isNewestMine, newest?.row]);
  return (
    <>
      <div
        ref={box}
        data-scroll-box
        data-testid="thread"
        role="log"
        aria-live="off"
        aria-label={t("messages", { name: conversation.contact_name })}
        tabIndex={0}
        className="flex min-h-0 flex-1 scrollbar-thin flex-col-reverse overflow-x-hidden overflow-y-auto overscroll-contain outline-offset-[-2px] [overflow-anchor:none]"
      >
        <div className="mx-auto flex w-full max-w-230 shrink-0 flex-col px-3 pt-2 pb-3 md:px-6">
          <LoadMore
            cursor={thread.cursor}
            onReach={thread.loadOlder}
            isLoading={thread.isLoadingOlder}
            hasFailed={thread.hasOlderFailed}
          />
          {thread.cursor === null && <ThreadStart name={conversation.contact_name} />}
          {items.map((item) => {
            if (item.kind === "day") return <DayLine key={item.row} day={item.day} />;
            if (item.kind === "unread") return <UnreadLine key={item.row} count={item.count} />;
            return <MessageItem key={item.row} {...item} conversation={conversation} quotable={quotable} />;
          })}
        </div>
      </div>
      <NewMessagesPill box={box} rows={rows} />
      <ThreadAnnouncer name={conversation.contact_name} newest={rows[0]?.message} />
    </>
  );
}
