"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useMemo, useRef } from "react";
import { apiGet } from "@/components/data/api-client";
import { useRealtimeEvent } from "@/components/data/realtime-provider";
import type { Conversation, Message } from "@/lib/messaging/schemas";
import { findConversation } from "./conversation-cache";
import { useInbox } from "./inbox-context";
import { inboxKeys, messagesPageSize } from "./keys";
import { byTime, type Outgoing } from "./use-outbox";
import { useFeed } from "./use-feed";

/** One report of the provider may change several messages; they are fetched together. */
const gatherMs = 60;

/** A message in its place. `row` stays the same when a bubble on its way becomes the server's message. */
export type ThreadRow = { row: string; message: Message };

export function useConversation(id: string) {
  const { seed } = useInbox();
  const queryClient = useQueryClient();
  const seeded = seed.thread?.conversation.id === id ? seed.thread.conversation : undefined;
  return useQuery({
    queryKey: inboxKeys.conversation(id),
    queryFn: () => apiGet<Conversation>(`/crm/conversations/${id}`),
    initialData: () => seeded ?? findConversation(queryClient, id),
    initialDataUpdatedAt: seed.loadedAtMs,
  });
}

/** The messages of a thread, newest first, with the ones on their way on top. */
export function useThread(conversationId: string) {
  const { seed, outbox } = useInbox();
  const seeded = seed.thread?.conversation.id === conversationId ? seed.thread.messages : undefined;
  const thread = useFeed<Message>({
    queryKey: inboxKeys.messages(conversationId),
    path: `/crm/conversations/${conversationId}/messages`,
    query: { limit: messagesPageSize },
    order: byTime,
    initial: seeded && { feed: seeded, loadedAtMs: seed.loadedAtMs },
  });
  useLiveMessages(conversationId);
  const { feed } = thread;
  const mine = useMemo(
    () => outbox.outgoing.filter((entry) => entry.conversationId === conversationId),
    [outbox.outgoing, conversationId],
  );
  const rows = useMemo(() => feed && withOutgoing(feed.data, mine, seed.me), [feed, mine, seed.me]);
  return { ...thread, rows };
}

function useLiveMessages(conversationId: string): void {
  const queryClient = useQueryClient();
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), [conversationId]);
  useRealtimeEvent("message.changed", (changed) => {
    if (changed.conversation_id !== conversationId) return;
    clearTimeout(timer.current);
    timer.current = setTimeout(
      () => void queryClient.invalidateQueries({ queryKey: inboxKeys.messages(conversationId) }),
      gatherMs,
    );
  });
}

function withOutgoing(
  messages: readonly Message[],
  outgoing: readonly Outgoing[],
  me: { id: string; name: string },
): ThreadRow[] {
  const rowOf = new Map(outgoing.map(({ messageId, key }) => [messageId, key]));
  const known = new Set(messages.map(({ id }) => id));
  const waiting = outgoing.filter(({ messageId }) => messageId === null || !known.has(messageId));
  // The server's copy may come by the live connection before the answer to the send; until then one of them shows.
  const isCopy = (message: Message) =>
    message.sent_by === me.id &&
    !rowOf.has(message.id) &&
    waiting.some(
      ({ messageId, content, after }) =>
        messageId === null && content === message.content && (!after || byTime(message, after) < 0),
    );
  return [
    ...waiting.toReversed().map((entry) => ({ row: entry.key, message: drawn(entry, me) })),
    ...messages
      .filter((message) => !isCopy(message))
      .map((message) => ({ row: rowOf.get(message.id) ?? message.id, message })),
  ];
}

function drawn(entry: Outgoing, me: { id: string; name: string }): Message {
  return {
    id: entry.messageId ?? entry.key,
    conversation_id: entry.conversationId,
    direction: "outbound",
    message_type: "text",
    content: entry.content,
    status: "pending",
    author_type: "user",
    sent_by: me.id,
    sent_by_name: me.name,
    occurred_at: entry.at,
    created_at: entry.at,
    lead_id: null,
    provider_type: "",
    provider_message_id: null,
    from_number: null,
    to_number: null,
    contact_name: null,
    failure: null,
    metadata: {},
    media: null,
    reactions: [],
    edited_at: null,
    revoked_at: null,
    retry_of: null,
    is_retried: false,
    pricing: null,
    sentiment_score: null,
    urgency_score: null,
    intent: null,
    language: null,
    analysis_reasons: null,
    delivered_at: null,
    read_at: null,
  };
}
