import { and, desc, eq, ne, sql } from "drizzle-orm";
import type { OrgDb } from "@/db/org";
import { conversations, leads } from "@/db/schema";
import { tellsMood, type AnalysisColumns } from "@/lib/alerts";
import { detectLanguage } from "@/lib/analysis";
import { languageOfPhone } from "@/lib/assignment";
import type { Ctx } from "@/lib/context";
import { insertUnowned, type LeadRow } from "@/lib/leads";
import { firstStage } from "@/lib/pipeline";
import type { Unit } from "@/lib/unit";
import type { ConversationRow } from "../conversation";
import { previewOf, type MessageRow } from "../message";

export type ThreadLead = Pick<LeadRow, "id" | "stage_id" | "version" | "assigned_to">;

export const openConversation = (db: OrgDb, contactId: string): Promise<ConversationRow | undefined> =>
  db.find(
    conversations,
    and(
      eq(conversations.contact_id, contactId),
      eq(conversations.channel, "whatsapp"),
      ne(conversations.status, "resolved"),
    ),
  );

/** The deal the thread is about while it is open, else the contact's newest open one, else a new one in the first stage. */
export async function openLead(
  ctx: Ctx,
  unit: Unit,
  contact: { id: string; full_name: string; phone: string | null; says: string | null },
  ofThread: string | null,
): Promise<{ lead: ThreadLead; isNew: boolean }> {
  const { id, stage_id, version, assigned_to } = leads;
  const [lead] = await unit.db.tx
    .select({ id, stage_id, version, assigned_to })
    .from(leads)
    .where(
      unit.db.in(
        leads,
        and(eq(leads.contact_id, contact.id), eq(leads.status, "open"), sql`${leads.deleted_at} is null`),
      ),
    )
    .orderBy(desc(sql`${leads.id} is not distinct from ${ofThread}::uuid`), desc(leads.created_at))
    .limit(1);
  if (lead) return { lead, isNew: false };
  const stage = await firstStage(unit.db);
  const { full_name, phone, says } = contact;
  const values = { contact_id: contact.id, full_name, phone, source: "whatsapp" };
  const language = detectLanguage(says ?? "", languageOfPhone(phone) ?? "pt");
  return { lead: await insertUnowned(ctx, unit, stage, values, language), isNew: true };
}

export const startConversation = (
  db: OrgDb,
  contactId: string,
  lead: ThreadLead,
  isNew: boolean,
): Promise<ConversationRow> =>
  db.insert(conversations, {
    contact_id: contactId,
    lead_id: lead.id,
    channel: "whatsapp",
    assigned_to: lead.assigned_to,
    // A deal that a person is working on stays with that person; to one that a rule has just given away, the agent
    // answers first.
    handler: lead.assigned_to && !isNew ? "human" : "agent",
  });

type NewMessage = Pick<
  MessageRow,
  "id" | "occurred_at" | "content" | "message_type" | "direction" | "revoked_at"
>;

/**
 * A message that arrives late counts as unread, but does not become the thread's last one. The thread follows the
 * contact's open deal: the former one may have been won or lost since. Who answered in the phone app has read there.
 */
export async function touchConversation(
  db: OrgDb,
  conversation: ConversationRow,
  message: NewMessage,
  { lead, countsUnread, analysis }: { lead: ThreadLead; countsUnread: boolean; analysis?: AnalysisColumns },
): Promise<ConversationRow> {
  const at = sql`${message.occurred_at}::timestamptz`;
  const isLast = sql`coalesce(${conversations.last_message_at}, '-infinity') <= ${at}`;
  const { unread_count, last_inbound_at } = conversations;
  const isReadThere = sql`coalesce(${last_inbound_at}, '-infinity') <= ${at}`;
  const [updated] = await db.update(
    conversations,
    {
      status: "open",
      lead_id: lead.id,
      unread_count: countsUnread
        ? sql`${unread_count} + 1`
        : sql`case when ${isReadThere} then 0 else ${unread_count} end`,
      version: sql`${conversations.version} + 1`,
      ...(message.direction === "inbound" && {
        last_inbound_at: sql`greatest(${last_inbound_at}, ${at})`,
      }),
      last_message_id: sql`case when ${isLast} then ${message.id}::uuid else ${conversations.last_message_id} end`,
      last_message_preview: sql`case when ${isLast} then ${previewOf(message)} else ${conversations.last_message_preview} end`,
      last_message_direction: sql`case when ${isLast} then ${message.direction} else ${conversations.last_message_direction} end`,
      ...(analysis && {
        urgency: sql`case when ${isLast} then ${analysis.urgency_score}::int else ${conversations.urgency} end`,
      }),
      ...(analysis && tellsMood(analysis) && { mood: moodAfter(analysis.sentiment_score) }),
      last_message_at: sql`greatest(${conversations.last_message_at}, ${at})`,
    },
    eq(conversations.id, conversation.id),
  );
  return updated ?? conversation;
}

const latestShare = 0.4;

/** The latest message counts most; one bad day does not make a bad customer. */
const moodAfter = (sentiment: number) =>
  sql`coalesce(${conversations.mood} * ${1 - latestShare}::real + ${sentiment * latestShare}::real, ${sentiment}::real)`;
