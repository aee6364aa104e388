import { orgFunction } from "@/inngest/function";
import { reviewMessage } from "@/lib/alerts";

/** One message of a thread at a time, so that an episode is seen by the next one. */
export const reviewAnalysedMessage = orgFunction(
  "message/analysed",
  { id: "review-message", retries: 5, concurrency: { key: "event.data.conversation_id", limit: 1 } },
  (ctx, { conversation_id, message_id }) => reviewMessage(ctx, { conversation_id, message_id }),
);
