import { eq, sql } from "drizzle-orm";
import { ai_conversations, conversations, lead_activities, leads } from "@/db/schema";
import type { Ctx } from "@/lib/context";
import { publishConversation, type ConversationRow } from "@/lib/messaging";
import { notify } from "@/lib/notify";
import { createTask } from "@/lib/tasks";
import type { Unit } from "@/lib/unit";
import { membersOf } from "./alerts";
import { isTeamTime, nextTeamTime } from "./hours";
import type { AgentSettings } from "./schemas";
import type { HandoffRecord } from "./summary";
import type { Slots } from "./turn";

type Around = { settings: AgentSettings; zone: string; score: number; slots: Slots };

/**
 * The thread goes to people: the agent stays out of it until somebody gives it back. The record is kept where the
 * person looks first, whoever is to answer is told, and outside the team's hours a task waits for them. The caller
 * holds the conversation's lock.
 */
export async function handOffLocked(
  ctx: Ctx & { unit: Unit },
  unit: Unit,
  conversation: ConversationRow,
  record: HandoffRecord,
  { settings, zone, score, slots }: Around,
): Promise<void> {
  const { db } = unit;
  const [updated] = await db.update(
    conversations,
    {
      handler: "human",
      handler_epoch: sql`${conversations.handler_epoch} + 1`,
      version: sql`${conversations.version} + 1`,
    },
    eq(conversations.id, conversation.id),
  );
  await db.update(
    ai_conversations,
    {
      status: "handed_off",
      handed_off_at: new Date().toISOString(),
      handed_off_to: conversation.assigned_to,
      handoff_reason: record.reason,
      context_summary: record.summary,
      handoff: record,
    },
    eq(ai_conversations.conversation_id, conversation.id),
  );
  if (conversation.lead_id) {
    await db.append(lead_activities, {
      lead_id: conversation.lead_id,
      activity_type: "handoff",
      title: record.reason,
      description: record.summary,
      metadata: { ...record, score, slots },
    });
  }
  await unit.audit({
    action: "conversation.hand_off",
    resource_type: "conversation",
    resource_id: conversation.id,
    after: { reason: record.reason, score },
  });
  await tellSeller(ctx, unit, conversation, { settings, zone });
  if (updated) publishConversation(unit, updated);
}

/** The thread's owner, or else everybody there who may take it. */
async function tellSeller(
  ctx: Ctx & { unit: Unit },
  unit: Unit,
  conversation: ConversationRow,
  { settings, zone }: Pick<Around, "settings" | "zone">,
): Promise<void> {
  const { lead_id, assigned_to } = conversation;
  const now = new Date();
  const sellers = assigned_to
    ? [assigned_to]
    : await membersOf(unit.db, ["sales", "manager", "admin"], isTeamTime(settings.hours, zone, now));
  for (const user_id of sellers)
    await notify(unit, { user_id, kind: "handoff", group_key: `conversation:${conversation.id}`, lead_id });
  if (isTeamTime(settings.hours, zone, now) || !lead_id || !assigned_to) return;
  const next = nextTeamTime(settings.hours, zone, now);
  const lead = await unit.db.byId(leads, lead_id);
  if (!next || !lead) return;
  await createTask.execute(ctx, {
    lead_id,
    assigned_to,
    title: lead.full_name.slice(0, 200),
    task_type: "message",
    due_at: next.toISOString(),
  });
}
