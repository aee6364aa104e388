import { asc, eq, inArray, sql } from "drizzle-orm";
import type { OrgDb } from "@/db/org";
import { conversations, message_alerts, message_media, messages, stored_files } from "@/db/schema";
import { analyseInbound } from "@/lib/alerts";
import type { Ctx } from "@/lib/context";
import type { Unit } from "@/lib/unit";
import { publishConversation, type ConversationRow } from "../conversation";
import { previewOf, type MessageRow } from "../message";
import { insertMessage, type Received } from "./insert-message";

const changing = ["edit", "revoke"];

/**
 * A reaction, an edit or a deletion of a message we have: kept as what it is, and mirrored on that message. Who wrote
 * a message may change it, nobody else.
 *
 * @returns false when the message is not here; the thread then shows the change itself until the message comes.
 */
export async function receiveChange(ctx: Ctx, unit: Unit, received: Received): Promise<boolean> {
  const { db } = unit;
  const { item, provider } = received;
  const target = await findTarget(db, provider, item.refers_to);
  const isTheirs = target?.direction === (item.from_us ? "outbound" : "inbound");
  if (!target || (changing.includes(item.message_type) && !isTheirs)) return false;
  const conversation = await db.lock(conversations, target.conversation_id);
  if (!conversation) return false;
  const change = await insertMessage(unit, received, target);
  if (!change) return true;
  const current = changing.includes(item.message_type) ? await mirror(unit, target, change) : target;
  const updated = await touch(db, conversation, current, change);
  const audience = { assigned_to: conversation.assigned_to };
  unit.publish({
    event: "message.changed",
    data: { conversation_id: conversation.id, message_id: target.id },
    audience,
  });
  publishConversation(unit, updated);
  return true;
}

/** Changes that overtook the message they are about. @returns the message as they leave it. */
export async function adoptChanges(unit: Unit, message: MessageRow): Promise<MessageRow> {
  if (!message.provider_message_id) return message;
  const waiting = await unit.db.tx
    .select()
    .from(messages)
    .where(
      unit.db.in(
        messages,
        eq(messages.refers_to, message.provider_message_id),
        eq(messages.direction, message.direction),
        inArray(messages.message_type, changing),
      ),
    )
    .orderBy(asc(messages.occurred_at), asc(messages.id));
  let current = message;
  for (const change of waiting) current = await mirror(unit, current, change);
  return current;
}

async function findTarget(db: OrgDb, provider: string, id: string | null): Promise<MessageRow | undefined> {
  return id
    ? db.find(messages, eq(messages.provider_type, provider), eq(messages.provider_message_id, id))
    : undefined;
}

/** What was there before is kept in the audit log only, and the change keeps no words of its own. */
async function mirror(unit: Unit, target: MessageRow, change: MessageRow): Promise<MessageRow> {
  const { db } = unit;
  await db.update(messages, { content: null, metadata: {} }, eq(messages.id, change.id));
  const isRevoke = change.message_type === "revoke";
  const isOutdated = target.edited_at && Date.parse(target.edited_at) > Date.parse(change.occurred_at);
  if (target.revoked_at || (!isRevoke && (isOutdated || change.content === null))) return target;
  const [changed] = await db.update(
    messages,
    isRevoke
      ? { content: null, metadata: {}, revoked_at: change.occurred_at, analysis_reasons: null }
      : { content: change.content, edited_at: change.occurred_at, ...analysisOf(change) },
    eq(messages.id, target.id),
  );
  if (isRevoke) await dropFile(db, target.id);
  await db.update(
    message_alerts,
    { cause: sql`${message_alerts.cause} || '{"cues":[]}'` },
    eq(message_alerts.message_id, target.id),
  );
  await unit.audit({
    action: `message.${change.message_type}`,
    resource_type: "message",
    resource_id: target.id,
    before: { content: target.content },
    after: { content: isRevoke ? null : change.content },
  });
  return changed ?? target;
}

/** What a contact corrects is read again; alerts that the first words raised stay, without those words. */
const analysisOf = ({ direction, content }: MessageRow) =>
  direction === "inbound" ? analyseInbound(content).columns : undefined;

/** The bytes of what was taken back go with the next sweep. */
async function dropFile(db: OrgDb, messageId: string): Promise<void> {
  const media = await db.find(message_media, eq(message_media.message_id, messageId));
  if (!media) return;
  await db.remove(message_media, eq(message_media.id, media.id));
  if (media.file_id)
    await db.update(stored_files, { expires_at: sql`now()` }, eq(stored_files.id, media.file_id));
}

/** The list shows the last message as it is now. A reaction opens WhatsApp's window as any message does. */
async function touch(
  db: OrgDb,
  conversation: ConversationRow,
  current: MessageRow,
  change: MessageRow,
): Promise<ConversationRow> {
  const isReaction = change.message_type === "reaction" && change.direction === "inbound";
  const [updated] = await db.update(
    conversations,
    {
      version: sql`${conversations.version} + 1`,
      last_message_preview: sql`case when ${conversations.last_message_id} = ${current.id} then ${previewOf(current)} else ${conversations.last_message_preview} end`,
      ...(isReaction && {
        last_inbound_at: sql`greatest(${conversations.last_inbound_at}, ${change.occurred_at}::timestamptz)`,
      }),
    },
    eq(conversations.id, conversation.id),
  );
  return updated ?? conversation;
}
