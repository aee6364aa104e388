import { and, desc, eq, isNull, sql } from "drizzle-orm";
import type { OrgDb } from "@/db/org";
import { ai_conversations, conversations, leads } from "@/db/schema";
import type { Ctx } from "@/lib/context";
import { decodeCursor, page } from "@/lib/cursor";
import { notFound } from "@/lib/errors";
import { assertVisible, visibleTo } from "@/lib/leads";
import { lockConversation, returnToAgent } from "@/lib/messaging";
import { defineOperation } from "@/lib/operation";
import { read, transact } from "@/lib/unit";
import { zoneOf } from "@/lib/zoned-time";
import { loadThread } from "./context";
import { handOffLocked } from "./hand-off-locked";
import {
  AiConversationIdInput,
  Handoff,
  HandOffInput,
  ListAiConversationsInput,
  StartAiConversationInput,
  type AiConversation,
} from "./schemas";
import { scoreOf } from "./score";
import { loadSettings, rulesOf } from "./settings";
import { handoffRecord } from "./summary";
import { slotNames, Slots } from "./turn";

/** What the agent knows of the conversations one may see, the latest first. */
export const listAiConversations = defineOperation({
  name: "ai_conversation.list",
  permission: "conversations.read",
  input: ListAiConversationsInput,
  run: (ctx, { lead_id, status, limit, cursor }) =>
    read(ctx, async (db) => {
      const rows = await select(
        ctx,
        db,
        and(
          lead_id ? eq(ai_conversations.lead_id, lead_id) : undefined,
          status ? eq(ai_conversations.status, status) : undefined,
          cursor ? olderThan(cursor) : undefined,
        ),
        limit + 1,
      );
      return page<AiConversation>(rows, limit, (row) => [row.updated_at, row.id]);
    }),
});

export const getAiConversation = defineOperation({
  name: "ai_conversation.get",
  permission: "conversations.read",
  input: AiConversationIdInput,
  run: (ctx, { conversation_id }) =>
    read(ctx, async (db) => {
      assertVisible(ctx, await db.byId(conversations, conversation_id));
      return one(ctx, db, conversation_id);
    }),
});

/** Gives a thread to the agent, which answers the contact's next message. */
export const startAiConversation = defineOperation({
  name: "ai_conversation.start",
  permission: "conversations.reply",
  input: StartAiConversationInput,
  run: (ctx, { conversation_id }) =>
    transact(ctx, async ({ db }, inner) => {
      const conversation = await lockConversation(ctx, db, conversation_id);
      if (conversation.handler !== "agent") await returnToAgent.execute(inner, { conversation_id });
      await db.insertIfAbsent(ai_conversations, { conversation_id, lead_id: conversation.lead_id });
      await db.update(
        ai_conversations,
        { status: "active" },
        eq(ai_conversations.conversation_id, conversation_id),
      );
      return one(ctx, db, conversation_id);
    }),
});

/** Takes a thread from the agent and calls people to it, with everything that was collected. Again changes nothing. */
export const handOffConversation = defineOperation({
  name: "ai_conversation.hand_off",
  permission: "conversations.reply",
  input: HandOffInput,
  run: (ctx, { conversation_id, reason }) =>
    transact(ctx, async (unit, inner) => {
      const { db } = unit;
      const conversation = await lockConversation(ctx, db, conversation_id);
      await db.insertIfAbsent(ai_conversations, { conversation_id, lead_id: conversation.lead_id });
      if (conversation.handler === "agent") {
        const thread = await loadThread(db, conversation_id);
        const { settings } = await loadSettings(db);
        const slots = Slots.catch({}).parse(thread.slots ?? {});
        await handOffLocked(inner, unit, conversation, handoffRecord(reason, slots, thread.history), {
          settings,
          zone: zoneOf(thread.timezone),
          score: scoreOf(slots, rulesOf(settings)),
          slots,
        });
      }
      return one(ctx, db, conversation_id);
    }),
});

async function one(ctx: Ctx, db: OrgDb, conversationId: string): Promise<AiConversation> {
  const [row] = await select(ctx, db, eq(ai_conversations.conversation_id, conversationId), 1);
  if (!row) throw notFound();
  return row;
}

async function select(
  ctx: Ctx,
  db: OrgDb,
  where: ReturnType<typeof and>,
  limit: number,
): Promise<AiConversation[]> {
  const rows = await db.tx
    .select({
      conversation: conversations,
      known: ai_conversations,
      lead_name: leads.full_name,
    })
    .from(ai_conversations)
    .innerJoin(
      conversations,
      db.in(
        conversations,
        eq(conversations.id, ai_conversations.conversation_id),
        visibleTo(ctx, conversations.assigned_to),
      ),
    )
    .leftJoin(
      leads,
      db.in(
        leads,
        eq(leads.id, ai_conversations.lead_id),
        isNull(leads.deleted_at),
        visibleTo(ctx, leads.assigned_to),
      ),
    )
    .where(db.in(ai_conversations, where))
    .orderBy(desc(ai_conversations.updated_at), desc(ai_conversations.conversation_id))
    .limit(limit);
  return rows.map(({ conversation, known, lead_name }) => ({
    id: conversation.id,
    lead_id: known.lead_id,
    lead_name,
    status: known.status,
    handler: conversation.handler,
    qualification_score: known.qualification_score,
    answers: answersOf(known.slots),
    handoff: Handoff.nullable().catch(null).parse(known.handoff),
    handed_off_at: known.handed_off_at,
    total_messages: known.total_messages,
    total_tokens_used: known.total_tokens_used,
    total_cost_usd: known.total_cost_usd,
    created_at: known.created_at,
    updated_at: known.updated_at,
  }));
}

export function answersOf(stored: unknown): Record<string, string> {
  const slots = Slots.catch({}).parse(stored ?? {});
  return Object.fromEntries(slotNames.flatMap((name) => (slots[name] ? [[name, slots[name]]] : [])));
}

function olderThan(cursor: string) {
  const [at, id] = decodeCursor(cursor, "instant");
  return sql`(${ai_conversations.updated_at}, ${ai_conversations.conversation_id}) < (${at}::timestamptz, ${id}::uuid)`;
}
