"use client";

import { Check, CheckCheck, CircleAlert, Clock, TriangleAlert, type LucideIcon } from "lucide-react";
import { useFormatter, useTranslations } from "next-intl";
import type { Message, MessageStatus } from "@/lib/messaging/schemas";
import { cn } from "@/lib/utils";

const marks: Partial<Record<MessageStatus, { icon: LucideIcon; className?: string }>> = {
  pending: { icon: Clock },
  sending: { icon: Clock },
  sent: { icon: Check },
  delivered: { icon: CheckCheck },
  read: { icon: CheckCheck, className: "text-info-mark" },
  unknown: { icon: TriangleAlert, className: "text-warning" },
  failed: { icon: CircleAlert, className: "text-danger" },
};

/** The ticks, with when they came. */
export function MessageStatusMark({ message }: { message: Message }) {
  const t = useTranslations("inbox.status");
  const format = useFormatter();
  const mark = marks[message.status];
  if (!mark) return null;
  const at =
    message.status === "read"
      ? message.read_at
      : message.status === "delivered"
        ? message.delivered_at
        : null;
  const label = t(message.status);
  const Icon = mark.icon;
  return (
    <span
      title={
        at ? `${label}, ${format.dateTime(new Date(at), { dateStyle: "medium", timeStyle: "short" })}` : label
      }
      className={cn("inline-flex", mark.className)}
    >
      <Icon aria-hidden className="size-3.5" />
      <span className="sr-only">{label}</span>
    </span>
  );
}
