"use client";

import { useTranslations } from "next-intl";
import type { Message } from "@/lib/messaging/schemas";
import { useInbox } from "./inbox-context";
import { kindOf } from "./message-kinds";
import { plainText } from "./whatsapp-markup";

/** What a message answers, above it. */
export function MessageQuote({ message, contactName }: { message: Message; contactName: string }) {
  const t = useTranslations("inbox");
  const { me } = useInbox().seed;
  const author = () => {
    if (message.direction === "inbound") return contactName;
    if (message.author_type === "agent") return t("author.agent");
    return message.sent_by === me.id ? t("author.me") : (message.sent_by_name ?? t("author.team"));
  };
  return (
    <span className="mb-1 block min-w-0 rounded-md border-l-3 border-control bg-foreground/5 px-2 py-1 text-xs">
      <span className="block truncate font-medium">{author()}</span>
      <span className="line-clamp-2 wrap-anywhere text-muted-foreground">
        {message.content ? plainText(message.content) : t(`kinds.${kindOf(message.message_type)}`)}
      </span>
    </span>
  );
}
