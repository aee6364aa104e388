"use client";

import { useSyncExternalStore } from "react";

/** The message that the next one of a thread will answer. */
const replies = new Map<string, string>();
const listeners = new Set<() => void>();

export function useReply(conversationId: string): string | undefined {
  return useSyncExternalStore(
    subscribe,
    () => replies.get(conversationId),
    () => undefined,
  );
}

export function answerMessage(conversationId: string, messageId: string | undefined): void {
  if (messageId) replies.set(conversationId, messageId);
  else replies.delete(conversationId);
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
