import { orgFunction, tryAgainIn } from "@/inngest/function";
import { deliverNext } from "@/lib/messaging";

/** One at a time per conversation: a thread is delivered in the order it was written. */
export const deliverMessage = orgFunction(
  "message/queued",
  { id: "deliver-message", retries: 12, concurrency: { key: "event.data.conversation_id", limit: 1 } },
  async (ctx, { conversation_id }) => {
    const delivery = await deliverNext.execute(ctx, { conversation_id });
    if (delivery.outcome === "wait") throw tryAgainIn(delivery.retry_after_seconds, "not accepted yet");
    return delivery;
  },
);
