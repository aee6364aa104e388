import { z } from "zod";
import { agentGrants } from "@/lib/auth/permissions";
import type { Ctx } from "@/lib/context";
import { env } from "@/lib/env";
import { log } from "@/lib/log";
import { defineOperation } from "@/lib/operation";
import { read } from "@/lib/unit";
import { alertAdmins } from "./alerts";
import { loadContext, type TurnContext } from "./context";
import { makeTurn, type Made } from "./make-turn";
import { carryOut } from "./carry-out";
import { postTurn, releaseToPeople } from "./post-turn";
import { isModelConfigured } from "./providers/openai";
import { unanswered } from "./turn";

/**
 * The agent's turn on a contact's message: lets a burst settle, makes one reply, and posts it only if nobody took
 * over and nothing new came in meanwhile. At most one public reply per turn, whatever is retried.
 *
 * @returns `skipped` when a person has the thread or a newer message's own turn will answer; `off` when the
 * organization has switched its agent off, and the thread is people's.
 */
export const respond = defineOperation({
  name: "ai.respond",
  permission: "conversations.reply",
  input: z.object({ conversation_id: z.uuid(), message_id: z.uuid() }),
  async run(ctx, { conversation_id, message_id }): Promise<{ outcome: "replied" | "skipped" | "off" }> {
    const found = await settled(ctx, conversation_id, message_id);
    if (!found) return { outcome: "skipped" };
    if (!found.settings.enabled) {
      await releaseToPeople(ctx, found.fence);
      return { outcome: "off" };
    }
    const started = performance.now();
    const made = await makeTurn(ctx, found);
    const posted = await postTurn(ctx, found, made, Math.round(performance.now() - started));
    if (posted) await afterwards(ctx, found, made, posted.leadId);
    return { outcome: posted ? "replied" : "skipped" };
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

/** A greeting or a word or two is often the first of several messages: those are given more time. */
const fragmentWordsMax = 2;

/** Waits until the burst is over. @returns what to answer, or undefined where a newer message's own turn will. */
async function settled(
  ctx: Ctx,
  conversationId: string,
  messageId: string,
): Promise<TurnContext | undefined> {
  await pause();
  const first = await latest(ctx, conversationId, messageId);
  if (!first || !isFragment(unanswered(first.input.history))) return first;
  await pause();
  return latest(ctx, conversationId, messageId);
}

async function latest(ctx: Ctx, conversationId: string, messageId: string) {
  const found = await read(ctx, (db) => loadContext(db, conversationId));
  return found?.fence.lastInboundId === messageId ? found : undefined;
}

const isFragment = (text: string): boolean =>
  !/[.!?\n]\s*$/.test(text) && text.trim().split(/\s+/).length <= fragmentWordsMax;

const pause = () => new Promise((resolve) => setTimeout(resolve, env().AGENT_SETTLE_MS));

/** What may fail without the reply being unsaid: the model's wishes, and the word to the admins. */
async function afterwards(ctx: Ctx, found: TurnContext, made: Made, leadId: string | null): Promise<void> {
  const tasks = [leadId ? carryOut(ctx, leadId, made.turn) : undefined, alertAdmins(ctx, found, made)];
  for (const result of await Promise.allSettled(tasks)) {
    if (result.status === "rejected")
      log.warn({ err: result.reason, organization_id: ctx.org.id }, "a turn's after-work failed");
  }
}
