"use client";

import { Bot, Clock } from "lucide-react";
import { useTranslations } from "next-intl";
import { memo, type MouseEvent } from "react";
import { MoodMark } from "@/components/mood/mood-mark";
import { Avatar } from "@/components/ui/avatar";
import { CountBadge } from "@/components/ui/badge";
import { Link } from "@/i18n/navigation";
import type { Conversation } from "@/lib/messaging/schemas";
import { cn } from "@/lib/utils";
import { closingNowMs, closingSoonMs, RelativeTime, useWindow } from "./moment";
import { RowPreview } from "./row-preview";

type ConversationRowProps = {
  conversation: Conversation;
  href: string;
  onSelect: (id: string) => void;
  isSelected: boolean;
  /** It is open before someone's eyes: what is new in it is not unread. */
  isRead: boolean;
  /** The one row the Tab key stops at. */
  isFocusable: boolean;
};

export const ConversationRow = memo(function ConversationRow(props: ConversationRowProps) {
  const { conversation, href, onSelect, isSelected, isRead, isFocusable } = props;
  const { id, contact_name, unread_count, last_message_at } = conversation;
  const unread = isRead ? 0 : unread_count;
  const select = (event: MouseEvent) => {
    // A click that asks for a new tab stays a link.
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey || event.button !== 0) return;
    event.preventDefault();
    onSelect(id);
  };
  return (
    <li data-row={id} className="[contain-intrinsic-size:auto_4rem] [content-visibility:auto]">
      <Link
        href={href}
        prefetch={false}
        onClick={select}
        aria-current={isSelected ? "true" : undefined}
        tabIndex={isFocusable ? 0 : -1}
        data-testid="conversation-row"
        data-conversation-id={id}
        className="relative flex h-16 items-center gap-3 border-b pr-3 pl-3.5 outline-offset-[-2px] hover:bg-accent/60 aria-[current=true]:bg-primary-soft"
      >
        <Avatar name={contact_name} size="lg" />
        <span className="flex min-w-0 flex-1 flex-col gap-0.5">
          <span className="flex items-baseline gap-2">
            <span
              className={cn(
                "min-w-0 flex-1 truncate text-base",
                unread > 0 ? "font-semibold" : "font-medium",
              )}
            >
              {contact_name}
            </span>
            {last_message_at && (
              <RelativeTime
                at={last_message_at}
                className={cn(
                  "shrink-0 text-2xs num",
                  unread > 0 ? "font-semibold text-primary-text" : "text-muted-foreground",
                )}
              />
            )}
          </span>
          <span className="flex h-5 items-center gap-1.5">
            <RowPreview conversation={conversation} isUnread={unread > 0} isSelected={isSelected} />
            <RowMarks conversation={conversation} unread={unread} />
          </span>
        </span>
      </Link>
    </li>
  );
});

/** Who has it, how long it may be answered, how much is new. */
function RowMarks({ conversation, unread }: { conversation: Conversation; unread: number }) {
  const t = useTranslations("inbox");
  const { handler, assigned_to_name } = conversation;
  return (
    <>
      <MoodMark
        sentiment={(conversation.mood ?? 0) < 0 ? conversation.mood : null}
        urgency={conversation.last_message_direction === "inbound" ? conversation.urgency : null}
      />
      <Closing expiresAt={conversation.window_expires_at} />
      {handler === "agent" && (
        <span
          title={t("row.agent")}
          className="inline-flex size-5 shrink-0 items-center justify-center rounded-full bg-info-soft text-info"
        >
          <Bot aria-hidden className="size-3" />
          <span className="sr-only">{t("row.agent")}</span>
        </span>
      )}
      {handler === "human" && assigned_to_name && (
        <span title={t("row.owner", { name: assigned_to_name })} className="inline-flex shrink-0">
          <Avatar name={assigned_to_name} size="xs" />
          <span className="sr-only">{t("row.owner", { name: assigned_to_name })}</span>
        </span>
      )}
      {unread > 0 && (
        <>
          <CountBadge count={unread} aria-hidden className="shrink-0" />
          <span className="sr-only">{t("row.unread", { count: unread })}</span>
        </>
      )}
    </>
  );
}

/** The bar at the edge and the time that is left, in the last hours of the window. */
function Closing({ expiresAt }: { expiresAt: string | null }) {
  const t = useTranslations("inbox");
  const left = useWindow(expiresAt);
  if (!left || left.leftMs > closingSoonMs) return null;
  const isNow = left.leftMs <= closingNowMs;
  return (
    <span
      title={t("window.open", left)}
      className={cn(
        "inline-flex shrink-0 items-center gap-0.5 text-2xs font-medium num",
        isNow ? "text-danger" : "text-warning",
      )}
    >
      <span
        aria-hidden
        className={cn("absolute inset-y-0 left-0 w-[3px]", isNow ? "bg-danger-mark" : "bg-warning-mark")}
      />
      <Clock aria-hidden className="size-3" />
      <span aria-hidden>{t("window.short", left)}</span>
      <span className="sr-only">{t("window.open", left)}</span>
    </span>
  );
}
