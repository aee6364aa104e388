import { apiGet } from "@/components/data/api-client";
import type { Board, BoardColumn, Lead } from "@/lib/leads/schemas";
import type { Conversation } from "@/lib/messaging/schemas";

/** How far back unread conversations are looked for; the total comes from the counter. */
export const conversationsRead = 50;
export const leadsShown = 6;

/** Null where the member has no permission to look. */
export type HomeData = {
  conversations: Conversation[] | null;
  unread: number;
  unassigned: Lead[] | null;
  newest: Lead[] | null;
  columns: BoardColumn[] | null;
};

type List<T> = { data: T[] };

/** The same as the page loads first. */
export async function fetchHome(known: HomeData): Promise<HomeData> {
  const [conversations, unread, unassigned, newest, columns] = await Promise.all([
    known.conversations && apiGet<List<Conversation>>("/crm/conversations", { limit: conversationsRead }),
    known.conversations && apiGet<{ unread_conversations: number }>("/crm/conversations/unread-count"),
    known.unassigned &&
      apiGet<List<Lead>>("/crm/leads", { assigned_to: "none", status: "open", limit: leadsShown }),
    known.newest && apiGet<List<Lead>>("/crm/leads", { limit: leadsShown }),
    known.columns && apiGet<Board>("/crm/pipeline/board", { limit: 1 }),
  ]);
  return {
    conversations: conversations?.data ?? null,
    unread: unread?.unread_conversations ?? 0,
    unassigned: unassigned?.data ?? null,
    newest: newest?.data ?? null,
    columns: columns?.data ?? null,
  };
}

/** Handed over by the agent and nobody has taken it yet. */
export const waitsForPerson = ({ handler, assigned_to }: Conversation) =>
  handler === "human" && assigned_to === null;
