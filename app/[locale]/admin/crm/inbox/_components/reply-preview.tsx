"use client";

import { useQueryClient } from "@tanstack/react-query";
import { X } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import type { Conversation, Message } from "@/lib/messaging/schemas";
import type { Feed } from "./feed";
import { inboxKeys } from "./keys";
import { MessageQuote } from "./message-quote";
import { answerMessage, useReply } from "./replies";

/** What the next message answers, until it is sent or let go. */
export function ReplyPreview({ conversation }: { conversation: Conversation }) {
  const t = useTranslations("inbox.composer");
  const queryClient = useQueryClient();
  const replyTo = useReply(conversation.id);
  const feed = queryClient.getQueryData<Feed<Message>>(inboxKeys.messages(conversation.id));
  const message = feed?.data.find(({ id }) => id === replyTo);
  if (!message) return null;
  return (
    <div data-testid="reply-preview" className="mb-1 flex items-start gap-1">
      <div className="min-w-0 flex-1">
        <MessageQuote message={message} contactName={conversation.contact_name} isBrief={false} />
      </div>
      <Button
        variant="ghost"
        size="icon-sm"
        aria-label={t("forgetReply")}
        onClick={() => answerMessage(conversation.id, undefined)}
      >
        <X />
      </Button>
    </div>
  );
}
