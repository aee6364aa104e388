import { and, eq, isNull, or, sql } from "drizzle-orm";
import { conversations, lead_activities, leads, messages } from "@/db/schema";
import { actorUserId, type Ctx } from "@/lib/context";
import { defineOperation } from "@/lib/operation";
import type { Audience } from "@/lib/realtime";
import { transact, type Unit } from "@/lib/unit";
import { lockConversation, publishConversation, requireRow, type ConversationRow } from "./conversation";
import { ConversationIdInput } from "./schemas";

/** A person answers from now on. The agent stops at once, also with a reply it has already made but not sent. */
export const takeOver = defineOperation({
  name: "conversation.take_over",
  permission: "conversations.reply",
  input: ConversationIdInput,
  run: (ctx, { conversation_id }) =>
    transact(ctx, async (unit) => {
      const conversation = await lockConversation(ctx, unit.db, conversation_id);
      const updated = await takeOverLocked(ctx, unit, conversation);
      return {
        id: updated.id,
        handler: updated.handler,
        assigned_to: updated.assigned_to,
        version: updated.version,
      };
    }),
});

/** The person gives the thread back to the agent, which answers the contact's next message. */
export const returnToAgent = defineOperation({
  name: "conversation.return_to_agent",
  permission: "conversations.reply",
  input: ConversationIdInput,
  run: (ctx, { conversation_id }) =>
    transact(ctx, async (unit) => {
      const before = await lockConversation(ctx, unit.db, conversation_id);
      const updated = await setHandler(unit, before, "agent", before.assigned_to);
      await unit.audit({
        action: "conversation.return_to_agent",
        resource_type: "conversation",
        resource_id: conversation_id,
      });
      publishConversation(unit, updated);
      return {
        id: updated.id,
        handler: updated.handler,
        assigned_to: updated.assigned_to,
        version: updated.version,
      };
    }),
});

/** For a caller that holds the conversation's lock. Does nothing when the actor has the thread already. */
export async function takeOverLocked(
  ctx: Ctx,
  unit: Unit,
  before: ConversationRow,
): Promise<ConversationRow> {
  const owner = before.assigned_to ?? actorUserId(ctx.actor);
  if (before.handler === "human" && before.assigned_to === owner) return before;
  const updated = await setHandler(unit, before, "human", owner);
  await cancelAgentReplies(unit, before.id, { assigned_to: owner, previously: before.assigned_to });
  const lead = before.lead_id ? await ownLead(unit, before.lead_id, owner) : undefined;
  if (before.lead_id) {
    await unit.db.append(lead_activities, {
      lead_id: before.lead_id,
      user_id: actorUserId(ctx.actor),
      activity_type: "taken_over",
      title: "",
      metadata: { conversation_id: before.id },
    });
  }
  await unit.audit({
    action: "conversation.take_over",
    resource_type: "conversation",
    resource_id: before.id,
    before: { handler: before.handler, assigned_to: before.assigned_to },
    after: { handler: "human", assigned_to: owner },
  });
  await unit.emit("conversation/taken_over", { conversation_id: before.id });
  publishConversation(unit, updated, lead, before.assigned_to);
  return updated;
}

async function setHandler(
  unit: Unit,
  before: ConversationRow,
  handler: "agent" | "human",
  assigned_to: string | null,
) {
  const [updated] = await unit.db.update(
    conversations,
    {
      handler,
      assigned_to,
      handler_epoch: sql`${conversations.handler_epoch} + 1`,
      version: sql`${conversations.version} + 1`,
    },
    eq(conversations.id, before.id),
  );
  return requireRow(updated);
}

/**
 * What the agent wrote and no provider has accepted yet never leaves. One that is being sent right now may: then the
 * provider's status says so; if it is refused, it is not tried again.
 */
const isUnsent = or(
  eq(messages.status, "pending"),
  and(eq(messages.status, "sending"), isNull(messages.provider_message_id)),
);

async function cancelAgentReplies(unit: Unit, conversationId: string, audience: Audience): Promise<void> {
  const canceled = await unit.db.update(
    messages,
    { status: "canceled" },
    requireRow(
      and(eq(messages.conversation_id, conversationId), eq(messages.author_type, "agent"), isUnsent),
    ),
  );
  for (const { id } of canceled) {
    unit.publish({
      event: "message.changed",
      data: { conversation_id: conversationId, message_id: id },
      audience,
    });
  }
}

async function ownLead(unit: Unit, leadId: string, owner: string | null) {
  const lead = await unit.db.lock(leads, leadId);
  if (!lead || lead.assigned_to || !owner) return lead;
  const [owned] = await unit.db.update(
    leads,
    { assigned_to: owner, version: sql`${leads.version} + 1` },
    eq(leads.id, leadId),
  );
  return owned;
}
