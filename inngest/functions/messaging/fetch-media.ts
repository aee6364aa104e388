import { orgFunction } from "@/inngest/function";
import { fetchMessageMedia } from "@/lib/messaging";

export const fetchAnnouncedMedia = orgFunction(
  "message/media_announced",
  { id: "fetch-media", retries: 5, concurrency: { key: "event.data.org_id", limit: 5 } },
  (ctx, { message_id }) => fetchMessageMedia.execute(ctx, { message_id }),
);
