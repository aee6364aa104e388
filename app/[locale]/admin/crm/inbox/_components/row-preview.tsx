"use client";

import { ArrowDownLeft, ArrowUpRight } from "lucide-react";
import { useTranslations } from "next-intl";
import type { Conversation } from "@/lib/messaging/schemas";
import { cn } from "@/lib/utils";
import { useDraft } from "./drafts";
import { useInbox } from "./inbox-context";
import { KindIcon, kindOf } from "./message-kinds";
import { plainText } from "./whatsapp-markup";

type RowPreviewProps = { conversation: Conversation; isUnread: boolean; isSelected: boolean };

/** The last words of a thread and which way they went, or what this person has begun to write. */
export function RowPreview({ conversation, isUnread, isSelected }: RowPreviewProps) {
  const t = useTranslations("inbox");
  const { me } = useInbox().seed;
  const draft = useDraft(me.id, conversation.id);
  const { last_message_preview: preview, last_message_direction: direction } = conversation;
  const tone = isUnread ? "text-foreground" : "text-muted-foreground";
  if (draft && !isSelected) {
    return (
      <span className="min-w-0 flex-1 truncate text-sm text-muted-foreground">
        <span className="font-medium text-primary-text">{t("row.draft")}</span> {draft}
      </span>
    );
  }
  if (!preview) return <span className="flex-1" />;
  const kind = /^\[(\w+)\]$/.exec(preview)?.[1];
  const Arrow = direction === "inbound" ? ArrowDownLeft : ArrowUpRight;
  return (
    <span className={cn("flex min-w-0 flex-1 items-center gap-1 text-sm", tone)}>
      <Arrow aria-hidden className="size-3.5 shrink-0 text-muted-foreground" />
      <span className="sr-only">{t(`row.${direction ?? "outbound"}`)}</span>
      {kind && <KindIcon kind={kindOf(kind)} className="size-3.5 shrink-0" />}
      <span className="min-w-0 truncate">{kind ? t(`kinds.${kindOf(kind)}`) : plainText(preview)}</span>
    </span>
  );
}
