import { message_media, messages } from "@/db/schema";
import type { SystemDb } from "@/db/system";
import { newId } from "@/lib/ids";

type Place = { organization_id: string; conversation_id: string; lead_id: string };

/** A message that has failed, whose file could not be fetched either, and one whose file is there. */
export async function createFileMessages(db: SystemDb, place: Place, fileId: string) {
  const [failedMessageId, fileMessageId] = [newId(), newId()];
  const row = { ...place, provider_type: "business_api" } as const;
  await db.insert(messages).values([
    {
      ...row,
      id: failedMessageId,
      direction: "outbound",
      message_type: "text",
      content: "Olá",
      author_type: "user",
      status: "failed",
      failure: { code: "131026" },
    },
    {
      ...row,
      id: fileMessageId,
      direction: "inbound",
      message_type: "document",
      author_type: "contact",
      status: "received",
    },
  ]);
  const { organization_id } = place;
  const media = { organization_id, kind: "document", provider_media_id: "77" } as const;
  await db.insert(message_media).values([
    { ...media, id: newId(), message_id: failedMessageId, status: "failed", failure: "http_500" },
    { ...media, id: newId(), message_id: fileMessageId, status: "stored", file_id: fileId },
  ]);
  return { failedMessageId, fileMessageId };
}
