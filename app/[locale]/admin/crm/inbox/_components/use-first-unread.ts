"use client";

import { useMemo, useState } from "react";
import type { Conversation } from "@/lib/messaging/schemas";
import type { ThreadRow } from "./use-thread";

/** Where the new messages began when the thread was opened; it stays there while they are read and more come. */
export function useFirstUnread(conversation: Conversation, rows: readonly ThreadRow[]) {
  const [count] = useState(conversation.unread_count);
  const [firstId, setFirstId] = useState<string | null>(null);
  const newestAt = rows[0]?.message.occurred_at ?? "";
  // A thread kept from an earlier visit may not have the new messages yet.
  const isCurrent = newestAt >= (conversation.last_message_at ?? "");
  if (firstId === null && count > 0 && isCurrent) setFirstId(idOfInbound(rows, count) ?? "");
  return useMemo(() => (firstId ? { firstId, count } : null), [firstId, count]);
}

const idOfInbound = (rows: readonly ThreadRow[], count: number): string | undefined =>
  rows.filter(({ message }) => message.direction === "inbound")[count - 1]?.message.id;
