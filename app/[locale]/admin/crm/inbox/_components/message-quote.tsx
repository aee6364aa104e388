"use client";

import { useTranslations } from "next-intl";
import type { Message } from "@/lib/messaging/schemas";
import { cn } from "@/lib/utils";
import { useInbox } from "./inbox-context";
import { kindOf } from "./message-kinds";
import { plainText } from "./whatsapp-markup";

type MessageQuoteProps = { message: Message; contactName: string; isBrief: boolean };

/** To the quoted message, which is marked for a moment. */
function jumpTo(messageId: string): void {
  const row = document.querySelector<HTMLElement>(`[data-message-id="${messageId}"]`);
  row?.scrollIntoView({ block: "center", behavior: "smooth" });
  row?.animate([{ opacity: 1 }, { opacity: 0.4 }, { opacity: 1 }], { duration: 900, delay: 250 });
}

/** What a message answers, above it; what it only reacts to, in one line. */
export function MessageQuote({ message, contactName, isBrief }: MessageQuoteProps) {
  const t = useTranslations("inbox");
  const { me } = useInbox().seed;
  const author = () => {
    if (message.direction === "inbound") return contactName;
    if (message.author_type === "agent") return t("author.agent");
    return message.sent_by === me.id ? t("author.me") : (message.sent_by_name ?? t("author.team"));
  };
  return (
    <button
      type="button"
      aria-label={t("thread.toQuoted", { name: author() })}
      onClick={() => jumpTo(message.id)}
      className="mb-1 block w-full min-w-0 rounded-md border-l-3 border-control bg-foreground/5 px-2 py-1 text-left text-xs outline-offset-1"
    >
      {!isBrief && <span className="block truncate font-medium">{author()}</span>}
      <span
        className={cn(
          "wrap-anywhere text-muted-foreground",
          isBrief ? "line-clamp-1 max-w-60" : "line-clamp-2",
        )}
      >
        {message.content
          ? plainText(message.content)
          : t(`kinds.${message.revoked_at ? "revoked" : kindOf(message.message_type)}`)}
      </span>
    </button>
  );
}
