import { message_media } from "@/db/schema";
import type { Unit } from "@/lib/unit";
import type { InboundMessage } from "../inbound/items";
import type { MessageRow } from "../message";
import { fetchMessageMedia } from "./fetch";

/** Notes that a message has a file, and asks for its bytes: providers keep them for some days only. */
export async function expectMedia(
  { db, emit }: Unit,
  message: MessageRow,
  { media, message_type }: InboundMessage,
): Promise<void> {
  if (!media) return;
  const failure = media.id ? media.failure : (media.failure ?? "no_media_id");
  const row = await db.insertIfAbsent(message_media, {
    message_id: message.id,
    kind: message_type.slice(0, 20),
    provider_media_id: media.id,
    mime_type: media.mime_type,
    file_name: media.file_name,
    is_voice: media.is_voice,
    status: failure ? "failed" : "pending",
    failure,
  });
  if (!row || failure) return;
  await emit("message/media_announced", { message_id: message.id }, (job) =>
    fetchMessageMedia.execute(job, { message_id: message.id }),
  );
}
