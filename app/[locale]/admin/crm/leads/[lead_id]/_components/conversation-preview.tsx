"use client";

import { ArrowRight, MessageCircle } from "lucide-react";
import { useTranslations } from "next-intl";
import { RelativeTime } from "@/components/leads/relative-time";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Link } from "@/i18n/navigation";
import type { Message } from "@/lib/messaging/schemas";
import { cn } from "@/lib/utils";

/** The last words of the conversation, oldest on top as in the thread. */
export function ConversationPreview({ messages }: { messages: Message[] }) {
  const t = useTranslations("leads.conversation");
  const conversationId = messages[0]?.conversation_id;
  return (
    <section
      aria-labelledby="lead-conversation"
      className="flex flex-col gap-2.5"
      data-testid="lead-conversation"
    >
      <div className="flex min-h-7 items-center justify-between">
        <h2 id="lead-conversation" className="text-sm font-semibold">
          {t("title")}
        </h2>
        {conversationId && (
          <Button asChild variant="link" size="sm" className="px-0 pointer-coarse:px-0">
            <Link href={`/admin/crm/inbox/${conversationId}`}>
              {t("open")}
              <ArrowRight aria-hidden />
            </Link>
          </Button>
        )}
      </div>
      {messages.length === 0 ? (
        <EmptyState
          size="sm"
          icon={<MessageCircle />}
          title={t("empty")}
          description={t("emptyDescription")}
        />
      ) : (
        <ol className="flex flex-col gap-1.5 rounded-lg bg-chat p-2.5">
          {messages.toReversed().map((message) => (
            <Bubble key={message.id} message={message} />
          ))}
        </ol>
      )}
    </section>
  );
}

function Bubble({ message }: { message: Message }) {
  const t = useTranslations("leads.conversation");
  const isOurs = message.direction === "outbound";
  const author = !isOurs ? null : message.author_type === "agent" ? t("agent") : message.sent_by_name;
  return (
    <li
      className={cn(
        "flex w-fit max-w-[88%] flex-col rounded-lg px-2.5 py-1.5 text-sm",
        isOurs ? "self-end bg-bubble-out" : "bg-bubble-in",
      )}
    >
      {author && <span className="text-2xs font-semibold text-muted-foreground">{author}</span>}
      <span className="line-clamp-4 break-words whitespace-pre-line">
        {message.content ?? t("attachment")}
      </span>
      <span className="self-end text-2xs text-muted-foreground">
        <RelativeTime at={message.occurred_at} />
        {message.status === "failed" && <span className="text-danger"> · {t("failed")}</span>}
      </span>
    </li>
  );
}
