"use client";

import { Ban } from "lucide-react";
import { useTranslations } from "next-intl";
import { memo } from "react";
import type { Conversation, Message } from "@/lib/messaging/schemas";
import { MessageBubble } from "./message-bubble";
import { quotedOf } from "./message-details";

export type MessageItemProps = {
  row: string;
  message: Message;
  /** Begins and ends a group of one author. */
  isFirst: boolean;
  isLast: boolean;
  conversation: Conversation;
  /** The loaded messages by the provider's id, for answers that quote one. */
  quotable: ReadonlyMap<string | null, Message>;
};

export const MessageItem = memo(MessageItemView, isSame);

function MessageItemView(props: MessageItemProps) {
  const { message, row } = props;
  if (message.status === "canceled") return <CanceledLine row={row} message={message} />;
  return <MessageBubble {...props} />;
}

/** A reply of the agent that never left: somebody took over first. */
function CanceledLine({ row, message }: { row: string; message: Message }) {
  const t = useTranslations("inbox.thread");
  return (
    <p
      data-row={row}
      data-testid="message-canceled"
      data-message-id={message.id}
      data-status={message.status}
      data-direction={message.direction}
      title={message.content ?? undefined}
      className="my-2 flex items-center justify-center gap-1.5 text-2xs text-muted-foreground"
    >
      <Ban aria-hidden className="size-3" />
      {t("canceled")}
    </p>
  );
}

/** A thread redraws with every message; the bubbles that stay as they are do not. */
function isSame(before: MessageItemProps, now: MessageItemProps): boolean {
  return (
    before.message === now.message &&
    before.isFirst === now.isFirst &&
    before.isLast === now.isLast &&
    before.conversation.id === now.conversation.id &&
    before.conversation.contact_name === now.conversation.contact_name &&
    before.conversation.window_expires_at === now.conversation.window_expires_at &&
    quotedIn(before) === quotedIn(now)
  );
}

const quotedIn = ({ message, quotable }: MessageItemProps) => quotedOf(message, quotable)?.id;
