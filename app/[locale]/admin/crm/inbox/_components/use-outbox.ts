"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useRef, useState } from "react";
import { v7 as newId } from "uuid";
import { sendMessageAction } from "@/app/actions/messaging";
import { useAction } from "@/components/data/use-action";
import type { Message } from "@/lib/messaging/schemas";
import { readDraft, writeDraft } from "./drafts";
import { newestFirst, withItem, type Feed } from "./feed";
import { inboxKeys } from "./keys";

/** A message on its way to the server; `messageId` once the server has it. */
export type Outgoing = {
  key: string;
  conversationId: string;
  content: string;
  at: string;
  /** The thread's newest message when it was sent. */
  after: Message | undefined;
  messageId: string | null;
  replyTo: string | undefined;
};

/** A message the server did not take. Sent again unchanged it keeps its key, so it cannot arrive twice. */
export type Unsent = { key: string; content: string; reason: string };

export const byTime = newestFirst<Message>((message) => message.occurred_at);

/** What this person is sending, in all threads: it goes on when another thread is opened meanwhile. */
export function useOutbox(meId: string) {
  const queryClient = useQueryClient();
  const [outgoing, setOutgoing] = useState<readonly Outgoing[]>([]);
  const [unsent, setUnsent] = useState<Readonly<Record<string, Unsent | undefined>>>({});
  const { run } = useAction(sendMessageAction, { onError: shownInThread });
  // Next starts the next action early when one navigates meanwhile; what was written first must arrive first.
  const line = useRef<Promise<unknown>>(Promise.resolve());

  async function send(conversationId: string, text: string, replyTo?: string): Promise<void> {
    const content = text.trim();
    const earlier = unsent[conversationId];
    const key = earlier?.content === content ? earlier.key : newId();
    const messagesKey = inboxKeys.messages(conversationId);
    const after = queryClient.getQueryData<Feed<Message>>(messagesKey)?.data[0];
    const entry: Outgoing = {
      key,
      conversationId,
      content,
      at: new Date().toISOString(),
      after,
      messageId: null,
      replyTo,
    };
    setUnsent((all) => ({ ...all, [conversationId]: undefined }));
    setOutgoing((all) => [...all, entry]);
    const turn = line.current.then(() =>
      run({ conversation_id: conversationId, content, reply_to: replyTo, idempotency_key: key }),
    );
    line.current = turn;
    const result = await turn;
    if (result.ok) {
      const message = result.data;
      queryClient.setQueryData<Feed<Message>>(
        messagesKey,
        (feed) =>
          feed && (feed.data.some(({ id }) => id === message.id) ? feed : withItem(feed, message, byTime)),
      );
      setOutgoing((all) =>
        all.map((other) => (other.key === key ? { ...other, messageId: message.id } : other)),
      );
      return;
    }
    const { message, fields } = result.error;
    setOutgoing((all) => all.filter((other) => other.key !== key));
    setUnsent((all) => ({ ...all, [conversationId]: { key, content, reason: fields?.content ?? message } }));
    const written = readDraft(meId, conversationId);
    writeDraft(meId, conversationId, written ? `${content}\n${written}` : content);
    // The window may have closed meanwhile; the composer then has to say so.
    void queryClient.invalidateQueries({ queryKey: inboxKeys.conversation(conversationId) });
  }

  const forget = (conversationId: string) => setUnsent((all) => ({ ...all, [conversationId]: undefined }));

  return { outgoing, unsent, send, forget };
}

const shownInThread = () => true;
