import { orgFunction } from "@/inngest/function";
import { asAgent, respond } from "@/lib/ai";

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
    respond.execute(asAgent(ctx, conversation_id), { conversation_id, message_id }),
);
