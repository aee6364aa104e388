import { uploadRoute } from "@/lib/http";
import { sendMediaMessage } from "@/lib/messaging";
import { fileBytesMax } from "@/lib/messaging/schemas";

export const POST = uploadRoute<{ conversation_id: string }>(
  "POST /crm/conversations/{conversation_id}/media",
  fileBytesMax,
  (ctx, file, { conversation_id }) => sendMediaMessage(ctx, conversation_id, file),
);
