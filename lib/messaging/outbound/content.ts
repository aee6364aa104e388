import { and, eq, type InferSelectModel } from "drizzle-orm";
import type { OrgDb } from "@/db/org";
import { message_media, stored_files } from "@/db/schema";
import { openFile } from "@/lib/storage";
import { isMediaKind } from "../media/kinds";
import type { MessageRow } from "../message";
import { ProviderError, type OutboundContent } from "../providers";

export type MessageFile = {
  media: InferSelectModel<typeof message_media>;
  file: InferSelectModel<typeof stored_files>;
};

/** The kept file of a message that has one. */
export async function fileOf(db: OrgDb, message: MessageRow): Promise<MessageFile | undefined> {
  if (!isMediaKind(message.message_type)) return undefined;
  const [found] = await db.tx
    .select({ media: message_media, file: stored_files })
    .from(message_media)
    .innerJoin(
      stored_files,
      and(
        eq(stored_files.organization_id, message_media.organization_id),
        eq(stored_files.id, message_media.file_id),
      ),
    )
    .where(db.in(message_media, eq(message_media.message_id, message.id)));
  return found;
}

/** A message in the provider's terms: its words and its file, nothing of ours. @throws ProviderError */
export function contentFor(message: MessageRow, found: MessageFile | undefined): OutboundContent {
  const { message_type, content, refers_to } = message;
  if (message_type === "reaction" && refers_to)
    return { type: "reaction", messageId: refers_to, emoji: content ?? "" };
  if (!isMediaKind(message_type)) return { type: "text", text: content ?? "" };
  if (!found) throw new ProviderError("the file is gone", { retry: "never", vendorCode: "no_file" });
  const { media, file } = found;
  return {
    type: "media",
    kind: message_type,
    caption: content ?? undefined,
    isVoice: media.is_voice,
    file: {
      name: media.file_name ?? file.file_name,
      contentType: file.content_type,
      sizeBytes: file.size_bytes,
      open: () => openFile(file),
    },
  };
}

export function repliesTo({ metadata }: MessageRow): string | undefined {
  const { context } = metadata;
  const id = typeof context === "object" && context !== null && "id" in context ? context.id : undefined;
  return typeof id === "string" ? id : undefined;
}
