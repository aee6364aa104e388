import { orgFunction } from "@/inngest/function";
import { respond } from "@/lib/ai";
import { agentGrants } from "@/lib/auth/permissions";

/** The agent's turn; ends when a person takes the thread over, also between two attempts. */
export const respondToMessage = orgFunction(
  "message/received",
  {
    id: "respond-to-message",
    retries: 5,
    concurrency: { key: "event.data.conversation_id", limit: 1 },
    cancelOn: "conversation/taken_over",
  },
  (ctx, { conversation_id, message_id }) =>
    respond.execute(
      { ...ctx, actor: { type: "ai_agent", conversationId: conversation_id }, grants: agentGrants },
      { conversation_id, message_id },
    ),
);
