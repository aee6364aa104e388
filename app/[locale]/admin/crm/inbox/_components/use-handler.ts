"use client";

import { useQueryClient } from "@tanstack/react-query";
import { returnToAgentAction, takeOverAction } from "@/app/actions/messaging";
import { useAction } from "@/components/data/use-action";
import type { ActionResult } from "@/lib/http/action-result";
import type { Conversation } from "@/lib/messaging/schemas";
import { putConversation } from "./conversation-cache";
import { useInbox } from "./inbox-context";
import { inboxKeys } from "./keys";

type Change = Pick<Conversation, "handler" | "assigned_to">;
type Answer = ActionResult<{ handler: string; assigned_to: string | null; version: number }>;

/** Who answers a thread. The screen changes at once and goes back when the server refuses. */
export function useHandler(conversation: Conversation) {
  const queryClient = useQueryClient();
  const { me } = useInbox().seed;
  const taking = useAction(takeOverAction);
  const returning = useAction(returnToAgentAction);

  async function apply(change: Change, run: () => Promise<Answer>): Promise<boolean> {
    const owned = change.assigned_to === me.id ? { assigned_to_name: me.name } : {};
    const wanted = { ...conversation, ...change, ...owned };
    putConversation(queryClient, me.id, wanted);
    const result = await run();
    if (result.ok) putConversation(queryClient, me.id, { ...wanted, version: result.data.version });
    else putConversation(queryClient, me.id, conversation);
    void queryClient.invalidateQueries({ queryKey: inboxKeys.conversation(conversation.id) });
    return result.ok;
  }

  const input = { conversation_id: conversation.id };
  return {
    takeOver: () =>
      apply({ handler: "human", assigned_to: conversation.assigned_to ?? me.id }, () => taking.run(input)),
    returnToAgent: () =>
      apply({ handler: "agent", assigned_to: conversation.assigned_to }, () => returning.run(input)),
    isPending: taking.pending || returning.pending,
  };
}
