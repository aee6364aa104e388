import { eq, sql } from "drizzle-orm";
import { ai_conversations, ai_turns, conversations, lead_activities, leads, messages } from "@/db/schema";
import type { Ctx } from "@/lib/context";
import { isWindowOpen, publishConversation, queueMessage, type ConversationRow } from "@/lib/messaging";
import { noteRuleScore } from "@/lib/scoring";
import { transact, type Unit } from "@/lib/unit";
import type { TurnContext } from "./context";
import { fenceOf, findLastInbound, isSameFence, type Fence } from "./fence";
import { handOffLocked } from "./hand-off-locked";
import { isTeamTime } from "./hours";
import type { Made } from "./make-turn";
import { scoreOf } from "./score";
import { handoffRecord } from "./summary";

/**
 * Posts a turn under the conversation's lock, or drops it: a person has taken over, something newer came in, the
 * reply window has closed, or this very message was answered already (the key). Score, answers, cost and hand-off
 * commit together with the reply.
 *
 * @returns the lead it was about, or undefined when it was dropped.
 */
export function postTurn(
  ctx: Ctx,
  context: TurnContext,
  made: Made,
  durationMs: number,
): Promise<{ leadId: string | null } | undefined> {
  const { fence } = context;
  return transact(ctx, async (unit, inner) => {
    const { db } = unit;
    const key = `agent:${fence.lastInboundId}`;
    const conversation = await lockFenced(unit, fence);
    // A message that was under way for a day can only be answered with a template, and that is a person's choice.
    if (!conversation || !isWindowOpen(conversation)) return undefined;
    if (await db.find(messages, eq(messages.idempotency_key, key))) return undefined;
    const message = await queueMessage(unit, conversation, {
      content: replyOf(context, made),
      author_type: "agent",
      sent_by: null,
      idempotency_key: key,
    });
    await Promise.all([
      remember(unit, conversation, context, made),
      db.append(ai_turns, turnRow(conversation, message.id, context, made, durationMs)),
    ]);
    await scoreLead(unit, conversation, scoreOf(made.turn.slots, context.input.rules));
    const record = recordOf(context, made);
    if (record) {
      await handOffLocked(inner, unit, conversation, record, {
        settings: context.settings,
        zone: context.zone,
        score: scoreOf(made.turn.slots, context.input.rules),
        slots: made.turn.slots,
      });
    }
    return { leadId: conversation.lead_id };
  });
}

/** With the agent switched off, a thread it would have answered is people's. */
export function releaseToPeople(ctx: Ctx, fence: Fence): Promise<void> {
  return transact(ctx, async (unit) => {
    const conversation = await lockFenced(unit, fence);
    if (!conversation) return;
    const [updated] = await unit.db.update(
      conversations,
      {
        handler: "human",
        handler_epoch: sql`${conversations.handler_epoch} + 1`,
        version: sql`${conversations.version} + 1`,
      },
      eq(conversations.id, conversation.id),
    );
    await unit.audit({
      action: "conversation.release",
      resource_type: "conversation",
      resource_id: conversation.id,
      after: { handler: "human" },
    });
    if (updated) publishConversation(unit, updated);
  });
}

async function lockFenced({ db }: Unit, fence: Fence): Promise<ConversationRow | undefined> {
  const conversation = await db.lock(conversations, fence.conversationId);
  const lastInboundId = await findLastInbound(db, fence.conversationId);
  return isSameFence(fence, fenceOf(conversation, lastInboundId)) ? conversation : undefined;
}

/** Outside the team's hours the lead also learns when somebody will be there. */
function replyOf({ settings, zone }: TurnContext, { turn }: Made): string {
  const away = turn.handoff && !isTeamTime(settings.hours, zone, new Date());
  return away && settings.after_hours_text ? `${turn.reply} ${settings.after_hours_text}` : turn.reply;
}

const recordOf = ({ input }: TurnContext, { turn }: Made) =>
  turn.handoff
    ? {
        ...handoffRecord(turn.handoff, turn.slots, input.history, turn.promises ?? []),
        ...(turn.openQuestion && { open_question: turn.openQuestion }),
      }
    : null;

function turnRow(
  { id }: ConversationRow,
  message_id: string,
  { input }: TurnContext,
  { turn, source, fallback }: Made,
  duration_ms: number,
) {
  const { usage } = turn;
  return {
    conversation_id: id,
    message_id,
    source,
    fallback,
    model: usage?.model ?? null,
    tools: turn.tools,
    input_tokens: usage?.inputTokens ?? 0,
    output_tokens: usage?.outputTokens ?? 0,
    cost_usd: (usage?.costUsd ?? 0).toFixed(6),
    duration_ms,
    score: scoreOf(turn.slots, input.rules),
  };
}

async function remember(
  { db }: Unit,
  conversation: ConversationRow,
  { input }: TurnContext,
  { turn }: Made,
): Promise<void> {
  const cost = (turn.usage?.costUsd ?? 0).toFixed(6);
  const values = { slots: turn.slots, qualification_score: scoreOf(turn.slots, input.rules) };
  await db.tx
    .insert(ai_conversations)
    .values({
      organization_id: db.orgId,
      conversation_id: conversation.id,
      lead_id: conversation.lead_id,
      total_messages: 1,
      total_tokens_used: turn.tokensUsed,
      total_cost_usd: cost,
      ...values,
    })
    .onConflictDoUpdate({
      target: [ai_conversations.organization_id, ai_conversations.conversation_id],
      set: {
        ...values,
        total_messages: sql`${ai_conversations.total_messages} + 1`,
        total_tokens_used: sql`${ai_conversations.total_tokens_used} + ${turn.tokensUsed}`,
        total_cost_usd: sql`${ai_conversations.total_cost_usd} + ${cost}::numeric`,
        updated_at: new Date().toISOString(),
      },
    });
}

async function scoreLead(unit: Unit, conversation: ConversationRow, score: number): Promise<void> {
  if (!conversation.lead_id) return;
  if (await noteRuleScore(unit, conversation.lead_id, score)) return;
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
