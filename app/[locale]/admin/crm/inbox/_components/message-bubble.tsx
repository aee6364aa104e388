"use client";

import { Bot, Forward } from "lucide-react";
import { useFormatter, useTranslations } from "next-intl";
import { MoodMark } from "@/components/mood/mood-mark";
import type { Message } from "@/lib/messaging/schemas";
import { cn } from "@/lib/utils";
import { useInbox } from "./inbox-context";
import { MessageBody } from "./message-body";
import { MessageActions } from "./message-actions";
import { ReferralCard } from "./message-cards";
import { detailsOf, quotedOf } from "./message-details";
import type { MessageItemProps } from "./message-item";
import { MessageProblem } from "./message-problem";
import { MessageQuote } from "./message-quote";
import { MessageReactions } from "./message-reactions";
import { MessageStatusMark } from "./message-status-mark";

export function MessageBubble({ row, message, isFirst, isLast, conversation, quotable }: MessageItemProps) {
  const isOut = message.direction === "outbound";
  const isAgent = message.author_type === "agent";
  const quoted = quotedOf(message, quotable);
  return (
    <div
      data-row={row}
      data-testid="message-bubble"
      data-message-id={message.id}
      data-status={message.status}
      data-direction={message.direction}
      className={cn("flex flex-col", isOut ? "items-end" : "items-start", isFirst ? "mt-2.5" : "mt-0.5")}
    >
      <Author message={message} contactName={conversation.contact_name} isShown={isFirst} />
      <div className={cn("group flex w-full items-end gap-0.5", isOut && "flex-row-reverse")}>
        <div
          className={cn(
            "max-w-[min(65ch,86%)] min-w-0 rounded-xl px-3 py-1.5 text-base",
            isOut ? (isAgent ? "bg-info-soft" : "bg-bubble-out") : "border bg-bubble-in",
            isOut && isLast && "rounded-br-xs",
            !isOut && isLast && "rounded-bl-xs",
          )}
        >
          <Origin message={message} />
          {quoted && (
            <MessageQuote
              message={quoted}
              contactName={conversation.contact_name}
              isBrief={message.message_type === "reaction"}
            />
          )}
          <MessageBody message={message} />
          <Meta message={message} />
        </div>
        {message.provider_type && <MessageActions message={message} conversation={conversation} />}
      </div>
      <MessageReactions message={message} contactName={conversation.contact_name} />
      {(message.status === "failed" || message.status === "unknown") && (
        <MessageProblem message={message} conversation={conversation} />
      )}
    </div>
  );
}

/** Where it came from, as far as WhatsApp says: passed on by somebody, or through an ad. */
function Origin({ message }: { message: Message }) {
  const t = useTranslations("inbox.thread");
  const { context, referral } = detailsOf(message);
  return (
    <>
      {(context?.forwarded || context?.frequently_forwarded) && (
        <span className="flex items-center gap-1 text-2xs text-muted-foreground italic">
          <Forward aria-hidden className="size-3" />
          {t("forwarded")}
        </span>
      )}
      {referral && <ReferralCard referral={referral} />}
    </>
  );
}

/** Who wrote it: seen above a group of ours, heard before every message. */
function Author({
  message,
  contactName,
  isShown,
}: {
  message: Message;
  contactName: string;
  isShown: boolean;
}) {
  const t = useTranslations("inbox.author");
  const { me } = useInbox().seed;
  if (message.direction === "inbound") return <span className="sr-only">{contactName}: </span>;
  const isAgent = message.author_type === "agent";
  const isFromApp = detailsOf(message).sent_from === "phone";
  const person = isFromApp
    ? t("phoneApp")
    : message.sent_by === me.id
      ? t("me")
      : (message.sent_by_name ?? t("team"));
  return (
    <span
      className={cn(
        isShown
          ? "mr-1 mb-0.5 inline-flex items-center gap-1 text-2xs font-medium text-muted-foreground"
          : "sr-only",
        isAgent && "text-info",
      )}
    >
      {isAgent && <Bot aria-hidden className="size-3" />}
      {isAgent ? t("agent") : person}
    </span>
  );
}

/** Time and ticks, at the end of the last line when there is room. */
function Meta({ message }: { message: Message }) {
  const format = useFormatter();
  const t = useTranslations("inbox.thread");
  const isEdited = message.edited_at !== null || message.message_type === "edit";
  const date = new Date(message.occurred_at);
  return (
    <span className="float-right mt-1 ml-3 inline-flex translate-y-0.5 items-center gap-1 text-2xs leading-4 text-muted-foreground num">
      {isEdited && !message.revoked_at && <span>{t("edited")}</span>}
      <time
        dateTime={message.occurred_at}
        title={format.dateTime(date, { dateStyle: "full", timeStyle: "medium" })}
      >
        {format.dateTime(date, { timeStyle: "short" })}
      </time>
      {message.direction === "inbound" && (
        <MoodMark
          sentiment={message.sentiment_score}
          urgency={message.urgency_score}
          reasons={message.analysis_reasons}
        />
      )}
      {message.direction === "outbound" && <MessageStatusMark message={message} />}
    </span>
  );
}
