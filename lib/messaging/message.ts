import { eq, type InferSelectModel } from "drizzle-orm";
import { messages, users } from "@/db/schema";

export type MessageRow = InferSelectModel<typeof messages>;

/** The columns of the DTO; select with `left join users on messageAuthor`. */
export const messageColumns = {
  id: messages.id,
  lead_id: messages.lead_id,
  conversation_id: messages.conversation_id,
  direction: messages.direction,
  message_type: messages.message_type,
  content: messages.content,
  status: messages.status,
  provider_type: messages.provider_type,
  provider_message_id: messages.provider_message_id,
  from_number: messages.from_number,
  to_number: messages.to_number,
  contact_name: messages.contact_name,
  author_type: messages.author_type,
  sent_by: messages.sent_by,
  sent_by_name: users.full_name,
  failure: messages.failure,
  edited_at: messages.edited_at,
  revoked_at: messages.revoked_at,
  retry_of: messages.retry_of,
  pricing: messages.pricing,
  metadata: messages.metadata,
  sentiment_score: messages.sentiment_score,
  urgency_score: messages.urgency_score,
  intent: messages.intent,
  language: messages.language,
  analysis_reasons: messages.analysis_reasons,
  occurred_at: messages.occurred_at,
  delivered_at: messages.delivered_at,
  read_at: messages.read_at,
  created_at: messages.created_at,
};

export const messageAuthor = eq(users.id, messages.sent_by);

/** Kinds that are no turn of a dialogue: they are kept in the thread, nobody has to answer them. */
export const silentTypes = ["reaction", "system", "unsupported", "edit", "revoke", "call"];
export const isSilent = (messageType: string): boolean => silentTypes.includes(messageType);

const previewLength = 160;

/** One line for lists. Kinds without words are named by the client, from `message_type`. */
export const previewOf = ({
  content,
  message_type,
  revoked_at,
}: {
  content: string | null;
  message_type: string;
  revoked_at?: string | null;
}): string => {
  const kind = revoked_at || message_type === "revoke" ? "revoked" : message_type;
  return (content?.replace(/\s+/g, " ").trim() || `[${kind}]`).slice(0, previewLength);
};
