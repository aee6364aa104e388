"use client";

import { useTranslations } from "next-intl";
import type { Message } from "@/lib/messaging/schemas";
import { cn } from "@/lib/utils";

/** What each side answered with an emoji, at the lower edge of the bubble. */
export function MessageReactions({ message, contactName }: { message: Message; contactName: string }) {
  const t = useTranslations("inbox.reaction");
  if (message.reactions.length === 0) return null;
  return (
    <span
      data-testid="reactions"
      className={cn(
        "relative z-10 -mt-1.5 inline-flex items-center gap-1 rounded-full border bg-card px-1.5 py-0.5 text-xs leading-4",
        message.direction === "outbound" ? "mr-2" : "ml-2",
      )}
    >
      {message.reactions.map(({ by, emoji }) => (
        <span key={by} title={by === "contact" ? contactName : t("team")}>
          <span className="sr-only">{by === "contact" ? contactName : t("team")}: </span>
          {emoji}
        </span>
      ))}
    </span>
  );
}
