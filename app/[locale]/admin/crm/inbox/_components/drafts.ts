"use client";

import { useSyncExternalStore } from "react";

/** What is written and not sent, per thread. Memory is what counts; storage lets it outlive the tab where it can. */
const drafts = new Map<string, string>();
const listeners = new Set<() => void>();

export function useDraft(userId: string, conversationId: string): string {
  return useSyncExternalStore(
    subscribe,
    () => readDraft(userId, conversationId),
    () => "",
  );
}

export function readDraft(userId: string, conversationId: string): string {
  const key = keyOf(userId, conversationId);
  const known = drafts.get(key);
  if (known !== undefined) return known;
  const stored = storage()?.getItem(key) ?? "";
  drafts.set(key, stored);
  return stored;
}

export function writeDraft(userId: string, conversationId: string, text: string): void {
  const key = keyOf(userId, conversationId);
  drafts.set(key, text);
  try {
    if (text) storage()?.setItem(key, text);
    else storage()?.removeItem(key);
  } catch {
    // A full or forbidden storage costs the draft after a reload, nothing else.
  }
  for (const listener of listeners) listener();
}

/** With the person: another one on the same computer must not find it. */
const keyOf = (userId: string, conversationId: string) => `loved:draft:${userId}:${conversationId}`;

function storage(): Storage | undefined {
  try {
    return window.localStorage;
  } catch {
    return undefined;
  }
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
