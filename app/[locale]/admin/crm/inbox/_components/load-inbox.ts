import { cookies } from "next/headers";
import { mayOpen } from "@/lib/http";
import type { Ctx } from "@/lib/context";
import { AppError } from "@/lib/errors";
import { getConversation, listConversations, listMessages } from "@/lib/messaging";
import { getMe } from "@/lib/organizations";
import { conversationsPageSize, messagesPageSize, viewOf } from "./keys";
import { panelCookie } from "./panel-cookie";
import type { InboxSeed } from "./seed";

/** First page of the list and of the thread, through the operations that check what the person may see. */
export async function loadInbox(
  ctx: Ctx,
  asked: { view: string | string[] | undefined; conversationId: string | undefined },
): Promise<InboxSeed> {
  const view = viewOf(asked.view);
  const [me, list, thread, jar] = await Promise.all([
    getMe.execute(ctx, {}),
    listConversations.execute(ctx, { view, limit: conversationsPageSize }),
    asked.conversationId ? loadThread(ctx, asked.conversationId) : null,
    cookies(),
  ]);
  return {
    me: { id: me.id, name: me.full_name },
    can: { reply: mayOpen(ctx, "conversations.reply"), moveLead: mayOpen(ctx, "leads.write") },
    view,
    list,
    thread,
    isPanelOpen: jar.get(panelCookie)?.value !== "0",
    loadedAtMs: Date.now(),
  };
}

/** A thread that is not there, or not for these eyes, is null: the screen then says so in its place. */
async function loadThread(ctx: Ctx, conversation_id: string): Promise<InboxSeed["thread"]> {
  try {
    const [conversation, messages] = await Promise.all([
      getConversation.execute(ctx, { conversation_id }),
      listMessages.execute(ctx, { conversation_id, limit: messagesPageSize }),
    ]);
    return { conversation, messages };
  } catch (error) {
    if (error instanceof AppError && (error.code === "not_found" || error.code === "invalid")) return null;
    throw error;
  }
}
