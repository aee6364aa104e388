import { and, desc, eq, ne, sql } from "drizzle-orm";
import type { OrgDb } from "@/db/org";
import { conversations, leads, messages } from "@/db/schema";
import { detectLanguage } from "@/lib/ai/rules/language";
import { languageOfPhone } from "@/lib/assignment";
import type { Ctx } from "@/lib/context";
import { canonicalPhone, resolveContact, type IdentityClaim } from "@/lib/contacts";
import { insertUnowned, touchLead, type LeadRow } from "@/lib/leads";
import { firstStage } from "@/lib/pipeline";
import type { Unit } from "@/lib/unit";
import { publishConversation, type ConversationRow } from "../conversation";
import { isSilent, previewOf } from "../message";
import type { InboundMessage } from "./items";

/**
 * A contact's message into its thread: contact, open conversation and open lead are found or made. Runs inside the
 * transaction that marks the delivery processed, under the contact's lock, so any order and any number of copies end
 * in the same state.
 */
export async function receiveMessage(
  ctx: Ctx,
  unit: Unit,
  { provider, received_at, item, answer }: Received,
): Promise<void> {
  const { db } = unit;
  const phone = item.phone ? `+${canonicalPhone(item.phone)}` : null;
  const contact = await resolveContact(db, {
    identities: identitiesOf(item),
    full_name: item.profile_name || phone || "WhatsApp",
    phone,
  });
  const open = await openConversation(db, contact.id);
  const { lead, isNew } = await openLead(
    ctx,
    unit,
    { ...contact, phone, says: item.content },
    open?.lead_id ?? null,
  );
  const conversation = open ?? (await startConversation(db, contact.id, lead, isNew));
  const message = await db.insertIfAbsent(messages, {
    lead_id: lead.id,
    conversation_id: conversation.id,
    provider_type: provider,
    provider_message_id: item.provider_message_id,
    direction: "inbound",
    message_type: item.message_type,
    content: item.content,
    from_number: phone,
    to_number: null,
    contact_name: item.profile_name,
    author_type: "contact",
    status: "received",
    occurred_at: momentOf(item.occurred_at, received_at),
    metadata: item.metadata,
  });
  if (!message) return;
  const ids = { conversation_id: conversation.id, message_id: message.id };
  const [updated] = await Promise.all([
    touchConversation(db, conversation, message, lead),
    touchLead(db, lead.id),
    isSilent(item.message_type)
      ? undefined
      : unit.emit("message/received", ids, answer && ((job) => answer(job, ids))),
  ]);
  unit.publish({
    event: "message.changed",
    data: ids,
    audience: { assigned_to: updated.assigned_to },
  });
  publishConversation(unit, updated, lead);
}

type Received = { provider: string; received_at: string; item: InboundMessage; answer?: Answer };

/** The agent's turn on a message. Handed in by the edge, since the agent stands on messaging. */
export type Answer = (job: Ctx, ids: { conversation_id: string; message_id: string }) => Promise<unknown>;

const wholeSecondMs = 999;

/**
 * Providers date messages to the second, we date ours to the millisecond: an answer within the same second would sort
 * before the question. The message is taken to be as late in its second as its arrival allows.
 */
function momentOf(providerTime: string, receivedAt: string): string {
  const latest = Date.parse(providerTime) + wholeSecondMs;
  return new Date(Math.max(Date.parse(providerTime), Math.min(latest, Date.parse(receivedAt)))).toISOString();
}

function identitiesOf(item: InboundMessage): IdentityClaim[] {
  const claims: IdentityClaim[] = [];
  if (item.phone) {
    claims.push({
      channel: "phone",
      external_id: canonicalPhone(item.phone),
      address: item.phone.replace(/\D/g, ""),
    });
  }
  if (item.user_id)
    claims.push({ channel: "whatsapp_user", external_id: item.user_id, address: item.user_id });
  return claims;
}

const openConversation = (db: OrgDb, contactId: string): Promise<ConversationRow | undefined> =>
  db.find(
    conversations,
    and(
      eq(conversations.contact_id, contactId),
      eq(conversations.channel, "whatsapp"),
      ne(conversations.status, "resolved"),
    ),
  );

/** The deal the thread is about while it is open, else the contact's newest open one, else a new one in the first stage. */
async function openLead(
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

type ThreadLead = Pick<LeadRow, "id" | "stage_id" | "version" | "assigned_to">;

const startConversation = (
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

type NewMessage = { id: string; occurred_at: string; content: string | null; message_type: string };

/**
 * A message that arrives late counts as unread, but does not become the thread's last one. The thread follows the
 * contact's open deal: the former one may have been won or lost since.
 */
async function touchConversation(
  db: OrgDb,
  conversation: ConversationRow,
  message: NewMessage,
  lead: ThreadLead,
) {
  const isLast = sql`coalesce(${conversations.last_message_at}, '-infinity') <= ${message.occurred_at}::timestamptz`;
  const [updated] = await db.update(
    conversations,
    {
      status: "open",
      lead_id: lead.id,
      unread_count: sql`${conversations.unread_count} + 1`,
      version: sql`${conversations.version} + 1`,
      last_inbound_at: sql`greatest(${conversations.last_inbound_at}, ${message.occurred_at}::timestamptz)`,
      last_message_id: sql`case when ${isLast} then ${message.id}::uuid else ${conversations.last_message_id} end`,
      last_message_preview: sql`case when ${isLast} then ${previewOf(message)} else ${conversations.last_message_preview} end`,
      last_message_direction: sql`case when ${isLast} then 'inbound' else ${conversations.last_message_direction} end`,
      last_message_at: sql`greatest(${conversations.last_message_at}, ${message.occurred_at}::timestamptz)`,
    },
    eq(conversations.id, conversation.id),
  );
  return updated ?? conversation;
}
