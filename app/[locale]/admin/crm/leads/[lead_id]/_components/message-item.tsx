"use client";

import { ArrowDownLeft, ArrowUpRight } from "lucide-react";
import { useTranslations } from "next-intl";
import { RelativeTime } from "@/components/leads/relative-time";
import { MoodMark } from "@/components/mood/mood-mark";
import { Link } from "@/i18n/navigation";
import type { Message } from "@/lib/messaging/schemas";
import { cn } from "@/lib/utils";

/** What was said, at its place among what was done; the whole thread is one click away. */
export function MessageItem({ message }: { message: Message }) {
  const t = useTranslations("leads.timeline");
  const conversation = useTranslations("leads.conversation");
  const isOurs = message.direction === "outbound";
  const by = !isOurs ? "contact" : message.author_type === "agent" ? "agent" : "person";
  const who = (isOurs ? message.sent_by_name : message.contact_name) ?? t("someone");
  const Icon = isOurs ? ArrowUpRight : ArrowDownLeft;
  return (
    <li className="group relative flex gap-3 pb-4" data-testid="timeline-message">
      <span aria-hidden className="absolute top-7 bottom-0 left-3.5 w-px bg-border group-last:hidden" />
      <span
        aria-hidden
        className="relative flex size-7 shrink-0 items-center justify-center rounded-full bg-whatsapp-soft text-whatsapp [&_svg]:size-3.5"
      >
        <Icon />
      </span>
      <div className="flex min-w-0 flex-1 flex-col gap-1 pt-1">
        <p className="flex min-w-0 flex-wrap items-baseline gap-x-2 text-sm">
          <span className="min-w-0 break-words">{t("message", { by, who })}</span>
          <RelativeTime at={message.occurred_at} className="text-xs text-muted-foreground" />
          {!isOurs && (
            <MoodMark
              sentiment={message.sentiment_score}
              urgency={message.urgency_score}
              reasons={message.analysis_reasons}
              className="self-center"
            />
          )}
          {message.status === "failed" && (
            <span className="text-xs text-danger">{conversation("failed")}</span>
          )}
        </p>
        <Link
          href={`/admin/crm/inbox/${message.conversation_id}`}
          className={cn(
            "line-clamp-6 w-fit max-w-full rounded-lg px-3 py-2 text-base break-words whitespace-pre-line",
            isOurs ? "bg-bubble-out" : "border bg-bubble-in",
          )}
        >
          {message.content ?? conversation("attachment")}
        </Link>
      </div>
    </li>
  );
}
