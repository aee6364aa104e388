import { eq, sql } from "drizzle-orm";
import { ai_conversations, conversations, lead_activities, leads, messages } from "@/db/schema";
import type { Ctx } from "@/lib/context";
import { isWindowOpen, publishConversation, queueMessage, type ConversationRow } from "@/lib/messaging";
import { transact, type Unit } from "@/lib/unit";
import { fenceOf, findLastInbound, isSameFence, type Fence } from "./fence";
import { scoreOf } from "./score";
import { slotNames, type Turn } from "./turn";

/**
 * Posts a turn under the conversation's lock, or drops it: a person has taken over, something newer came in, the
 * reply window has closed, or this very message was answered already (the key). Score, answers and hand-off commit
 * together with the reply.
 *
 * @returns whether it was posted.
 */
export function postTurn(ctx: Ctx, fence: Fence, turn: Turn): Promise<boolean> {
  return transact(ctx, async (unit) => {
    const { db } = unit;
    const key = `agent:${fence.lastInboundId}`;
    const conversation = await db.lock(conversations, fence.conversationId);
    const [lastInboundId, answer] = await Promise.all([
      findLastInbound(db, fence.conversationId),
      db.find(messages, eq(messages.idempotency_key, key)),
    ]);
    if (!conversation || answer || !isSameFence(fence, fenceOf(conversation, lastInboundId))) return false;
    // A message that was under way for a day can only be answered with a template, and that is a person's choice.
    if (!isWindowOpen(conversation)) return false;
    await queueMessage(unit, conversation, {
      content: turn.reply,
      author_type: "agent",
      sent_by: null,
      idempotency_key: key,
    });
    await remember(unit, conversation, turn);
    await scoreLead(unit, conversation, turn);
    if (turn.handoff) await handOff(unit, conversation, turn);
    return true;
  });
}

async function remember({ db }: Unit, conversation: ConversationRow, turn: Turn): Promise<void> {
  const values = {
    slots: turn.slots,
    qualification_score: scoreOf(turn.slots),
    ...(turn.handoff && {
      status: "handed_off",
      handed_off_at: new Date().toISOString(),
      handoff_reason: turn.handoff,
      context_summary: summaryOf(turn),
    }),
  };
  await db.tx
    .insert(ai_conversations)
    .values({
      organization_id: db.orgId,
      conversation_id: conversation.id,
      lead_id: conversation.lead_id,
      total_messages: 1,
      total_tokens_used: turn.tokensUsed,
      ...values,
    })
    .onConflictDoUpdate({
      target: [ai_conversations.organization_id, ai_conversations.conversation_id],
      set: {
        ...values,
        total_messages: sql`${ai_conversations.total_messages} + 1`,
        total_tokens_used: sql`${ai_conversations.total_tokens_used} + ${turn.tokensUsed}`,
        updated_at: new Date().toISOString(),
      },
    });
}

async function scoreLead(unit: Unit, conversation: ConversationRow, turn: Turn): Promise<void> {
  if (!conversation.lead_id) return;
  const score = scoreOf(turn.slots);
  const [before] = await unit.db.tx
    .select({ lead_score: leads.lead_score })
    .from(leads)
    .where(unit.db.in(leads, eq(leads.id, conversation.lead_id)));
  if (!before || before.lead_score === score) return;
  const [lead] = await unit.db.update(
    leads,
    { lead_score: score, version: sql`${leads.version} + 1` },
    sql`${leads.id} = ${conversation.lead_id} and ${leads.lead_score} is distinct from ${score}`,
  );
  if (!lead) return;
  await unit.db.append(lead_activities, {
    lead_id: lead.id,
    activity_type: "score_change",
    title: String(score),
    metadata: { before: before.lead_score, after: score },
  });
  await unit.audit({
    action: "lead.score",
    resource_type: "lead",
    resource_id: lead.id,
    after: { lead_score: score },
  });
  publishConversation(unit, conversation, lead);
}

/** The thread goes to people: the agent stays out of it until somebody gives it back. */
async function handOff(unit: Unit, conversation: ConversationRow, turn: Turn): Promise<void> {
  const [updated] = await unit.db.update(
    conversations,
    {
      handler: "human",
      handler_epoch: sql`${conversations.handler_epoch} + 1`,
      version: sql`${conversations.version} + 1`,
    },
    eq(conversations.id, conversation.id),
  );
  if (conversation.lead_id) {
    await unit.db.append(lead_activities, {
      lead_id: conversation.lead_id,
      activity_type: "handoff",
      title: turn.handoff ?? "",
      description: summaryOf(turn),
      metadata: { reason: turn.handoff, score: scoreOf(turn.slots), slots: turn.slots },
    });
  }
  await unit.audit({
    action: "conversation.hand_off",
    resource_type: "conversation",
    resource_id: conversation.id,
    after: { reason: turn.handoff, score: scoreOf(turn.slots) },
  });
  if (updated) publishConversation(unit, updated);
}

/** The collected answers, a line each; labels are the slots' names, translated where they are shown. */
const summaryOf = ({ slots }: Turn): string =>
  slotNames
    .filter((name) => slots[name])
    .map((name) => `${name}: ${slots[name]}`)
    .join("\n");
