"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef } from "react";
import { ApiError, apiGet } from "@/components/data/api-client";
import { useRealtimeEvent } from "@/components/data/realtime-provider";
import type { Conversation } from "@/lib/messaging/schemas";
import { conversationOfLead, dropConversation, putConversation } from "./conversation-cache";
import { inboxKeys } from "./keys";

/** One message brings several events of a thread; they are answered together. */
const gatherMs = 100;
/** From here on one fetch of the list is cheaper than one per thread. */
const threadsMax = 6;

/** Brings every thread that changed up to date, in its lists and where it is open. */
export function useLiveConversations(meId: string): void {
  const queryClient = useQueryClient();
  const changed = useRef(new Set<string>());
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);

  async function refresh(id: string): Promise<void> {
    try {
      putConversation(queryClient, meId, await apiGet<Conversation>(`/crm/conversations/${id}`));
    } catch (error) {
      if (error instanceof ApiError && error.status === 404) dropConversation(queryClient, id);
    }
  }

  function refreshChanged(): void {
    const ids = [...changed.current];
    changed.current.clear();
    timer.current = undefined;
    if (ids.length <= threadsMax) return ids.forEach((id) => void refresh(id));
    void queryClient.invalidateQueries({ queryKey: inboxKeys.lists });
    for (const id of ids) void queryClient.invalidateQueries({ queryKey: inboxKeys.conversation(id) });
  }

  function noteChanged(id: string | undefined): void {
    if (!id) return;
    changed.current.add(id);
    timer.current ??= setTimeout(refreshChanged, gatherMs);
  }

  useRealtimeEvent("conversation.changed", ({ conversation_id }) => noteChanged(conversation_id));
  // Owner and stage of a thread are its lead's.
  useRealtimeEvent("lead.changed", ({ lead_id }) =>
    noteChanged(conversationOfLead(queryClient, lead_id)?.id),
  );
}
