import { orgFunction } from "@/inngest/function";
import { processInbound } from "@/lib/messaging";

export const processDelivery = orgFunction(
  "whatsapp/delivery.received",
  { id: "process-delivery", concurrency: { key: "event.data.org_id", limit: 10 } },
  (ctx, { inbound_event_ids }) => processInbound.execute(ctx, { inbound_event_ids }),
);
