import { conversations } from "@/db/schema";
import { analyseInbound, isModelConfigured, reviewMessage } from "@/lib/alerts";
import { languageOfPhone } from "@/lib/assignment";
import type { Ctx } from "@/lib/context";
import { resolveContact } from "@/lib/contacts";
import { touchLead } from "@/lib/leads";
import type { Unit } from "@/lib/unit";
import { publishConversation, type ConversationRow } from "../conversation";
import { expectMedia } from "../media/expect";
import { isSilent } from "../message";
import { takeOverLocked } from "../take-over";
import { applyEarlierStatuses } from "./apply-status";
import { adoptChanges, receiveChange } from "./change";
import { insertMessage, type Received } from "./insert-message";
import { changeNumber, identitiesOf, phoneOf } from "./person";
import { openConversation, openLead, startConversation, touchConversation } from "./thread";
import { keepTouch } from "./touch";

/**
 * A message into its thread: contact, open conversation and open lead are found or made. Runs inside the transaction
 * that marks the delivery processed, under the contact's lock, so any order and any number of copies end in the same
 * state. What the business wrote in its phone app goes into the same thread, as sent.
 */
export async function receiveMessage(ctx: Ctx, unit: Unit, received: Received): Promise<void> {
  const { item, provider } = received;
  const { db } = unit;
  if (item.refers_to && (await receiveChange(ctx, unit, received))) return;
  const phone = phoneOf(item);
  const contact = await resolveContact(db, {
    identities: identitiesOf(item),
    full_name: item.profile_name || phone || "WhatsApp",
    phone,
  });
  if (item.message_type === "system") await changeNumber(unit, contact.id, item);
  const open = await openConversation(db, contact.id);
  const about = { ...contact, phone, says: item.content };
  const { lead, isNew } = await openLead(ctx, unit, about, open?.lead_id ?? null);
  const found = open ?? (await startConversation(db, contact.id, lead, isNew));
  const { columns, isReviewed } = analyseInbound(
    item.from_us || isSilent(item.message_type) ? null : item.content,
    languageOfPhone(phone) ?? "pt",
  );
  const place = { lead_id: lead.id, conversation_id: found.id };
  const message = await insertMessage(unit, received, place, columns);
  if (!message) return;
  const conversation = item.from_us ? await pauseAgent(ctx, unit, found) : found;
  const ids = { conversation_id: conversation.id, message_id: message.id };
  const current = adoptChanges(unit, message);
  const wantsAnswer = !item.from_us && !isSilent(item.message_type);
  const { answer } = received;
  const [updated] = await Promise.all([
    current.then((now) =>
      touchConversation(db, conversation, now, { lead, countsUnread: !item.from_us, analysis: columns }),
    ),
    current.then((now) => (now.revoked_at ? undefined : expectMedia(unit, message, item))),
    touchLead(db, lead.id),
    keepTouch(db, lead.id, item),
    item.from_us && applyEarlierStatuses(unit, provider, item.provider_message_id),
    wantsAnswer && unit.emit("message/received", ids, answer && ((job) => answer(job, ids))),
    isReviewed && emitAnalysed(unit, ids),
  ]);
  unit.publish({ event: "message.changed", data: ids, audience: { assigned_to: updated.assigned_to } });
  publishConversation(unit, updated, lead);
}

/** Without a model it is done here, after the answer; a model's time is the job engine's. */
const emitAnalysed = (unit: Unit, ids: { conversation_id: string; message_id: string }) =>
  unit.emit("message/analysed", ids, isModelConfigured() ? undefined : (job) => reviewMessage(job, ids));

/** A person of the team has answered in the phone app: the agent stops as when somebody takes over here. */
async function pauseAgent(ctx: Ctx, unit: Unit, found: ConversationRow): Promise<ConversationRow> {
  const conversation = (await unit.db.lock(conversations, found.id)) ?? found;
  return takeOverLocked(ctx, unit, conversation);
}
