"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { markReadAction } from "@/app/actions/messaging";
import { useAction } from "@/components/data/use-action";
import type { Conversation } from "@/lib/messaging/schemas";
import { putConversation } from "./conversation-cache";
import { useInbox } from "./inbox-context";
import { useAttention } from "./use-attention";

/** What is new in the open thread is read while somebody looks at it. Only who may answer sends the contact blue ticks. */
export function useMarkRead(conversation: Conversation | undefined): void {
  const queryClient = useQueryClient();
  const { me, can } = useInbox().seed;
  const isSeen = useAttention();
  const { run } = useAction(markReadAction, { onError: quietly });
  const unread = conversation && conversation.unread_count > 0 ? conversation : undefined;
  useEffect(() => {
    if (!unread || !isSeen || !can.reply) return;
    putConversation(queryClient, me.id, { ...unread, unread_count: 0 });
    void run({ conversation_id: unread.id });
  }, [unread, isSeen, can.reply, me.id, queryClient, run]);
}

/** Nobody asked for it, so nobody is told; the next look tries again. */
const quietly = () => true;
