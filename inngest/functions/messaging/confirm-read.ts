import { orgFunction } from "@/inngest/function";
import { confirmRead } from "@/lib/messaging";

export const confirmReadReceipt = orgFunction(
  "conversation/read",
  { id: "confirm-read", retries: 2, concurrency: { key: "event.data.org_id", limit: 10 } },
  (ctx, { message_id }) => confirmRead.execute(ctx, { message_id }),
);
