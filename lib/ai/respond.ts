import { and, desc, eq } from "drizzle-orm";
import { z } from "zod";
import { ai_conversations, conversations, leads, messages, organizations } from "@/db/schema";
import type { OrgDb } from "@/db/org";
import { agentGrants } from "@/lib/auth/permissions";
import { env } from "@/lib/env";
import { log } from "@/lib/log";
import type { Ctx } from "@/lib/context";
import { defineOperation } from "@/lib/operation";
import { read } from "@/lib/unit";
import { loadFence, type Fence } from "./fence";
import { postTurn } from "./post-turn";
import { askModel, isModelConfigured } from "./providers/openai";
import { qualify } from "./rules/qualifier";
import { Slots, type Turn, type TurnInput } from "./turn";

const historyMessages = 40;

/**
 * The agent's turn on a contact's message: lets a burst settle, makes one reply, and posts it only if nobody took
 * over and nothing new came in meanwhile. At most one public reply per turn, whatever is retried.
 *
 * @returns `skipped` when a person has the thread or a newer message's own turn will answer.
 */
export const respond = defineOperation({
  name: "ai.respond",
  permission: "conversations.reply",
  input: z.object({ conversation_id: z.uuid(), message_id: z.uuid() }),
  async run(ctx, { conversation_id, message_id }): Promise<{ outcome: "replied" | "skipped" }> {
    await settle();
    const found = await read(ctx, (db) => loadContext(db, conversation_id));
    if (found?.fence.lastInboundId !== message_id) return { outcome: "skipped" };
    const turn = await makeTurn(ctx, found.context);
    return { outcome: (await postTurn(ctx, found.fence, turn)) ? "replied" : "skipped" };
  },
});

/** A job's context, acting as the agent in one thread. */
export const asAgent = (job: Ctx, conversationId: string): Ctx => ({
  ...job,
  actor: { type: "ai_agent", conversationId },
  grants: agentGrants,
});

/**
 * The turn in the process that took the message, where nothing has to be waited for but the burst: the built-in
 * qualifier's. @returns undefined where a model makes the turns, whose time is the job engine's.
 */
export const answerHere = () =>
  isModelConfigured()
    ? undefined
    : (job: Ctx, ids: { conversation_id: string; message_id: string }) =>
        respond.execute(asAgent(job, ids.conversation_id), ids);

const settle = () => new Promise((resolve) => setTimeout(resolve, env().AGENT_SETTLE_MS));

async function loadContext(
  db: OrgDb,
  conversationId: string,
): Promise<{ fence: Fence; context: TurnInput } | undefined> {
  const [fence, about, history] = await Promise.all([
    loadFence(db, conversationId),
    loadAbout(db, conversationId),
    loadHistory(db, conversationId),
  ]);
  if (!fence) return undefined;
  const context: TurnInput = {
    organizationName: about?.organization ?? "",
    leadName: about?.lead ?? "",
    fallbackLanguage: about?.settings.language === "en" ? "en" : "pt",
    slots: Slots.catch({}).parse(about?.slots ?? {}),
    history,
  };
  return { fence, context };
}

async function loadAbout(db: OrgDb, conversationId: string) {
  const [about] = await db.tx
    .select({
      organization: organizations.name,
      settings: organizations.settings,
      lead: leads.full_name,
      slots: ai_conversations.slots,
    })
    .from(conversations)
    .innerJoin(organizations, eq(organizations.id, conversations.organization_id))
    .leftJoin(
      leads,
      and(eq(leads.organization_id, conversations.organization_id), eq(leads.id, conversations.lead_id)),
    )
    .leftJoin(
      ai_conversations,
      and(
        eq(ai_conversations.organization_id, conversations.organization_id),
        eq(ai_conversations.conversation_id, conversations.id),
      ),
    )
    .where(db.in(conversations, eq(conversations.id, conversationId)));
  return about;
}

async function loadHistory(db: OrgDb, conversationId: string): Promise<TurnInput["history"]> {
  const rows = await db.tx
    .select({
      author_type: messages.author_type,
      content: messages.content,
      message_type: messages.message_type,
    })
    .from(messages)
    .where(db.in(messages, eq(messages.conversation_id, conversationId)))
    .orderBy(desc(messages.occurred_at), desc(messages.id))
    .limit(historyMessages);
  return rows.reverse().map((row) => ({
    author: row.author_type as TurnInput["history"][number]["author"],
    text: row.content ?? `[${row.message_type}]`,
  }));
}

/** The model where there is one; the built-in qualifier otherwise and whenever the model fails. Never silence. */
async function makeTurn(ctx: Ctx, context: TurnInput): Promise<Turn> {
  if (!isModelConfigured()) return qualify(context);
  try {
    return await askModel(context);
  } catch (error) {
    log.warn({ err: error, organization_id: ctx.org.id }, "the model failed, the built-in qualifier answers");
    return qualify(context);
  }
}
