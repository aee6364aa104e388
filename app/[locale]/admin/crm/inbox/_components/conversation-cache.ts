import type { QueryClient } from "@tanstack/react-query";
import type { Conversation } from "@/lib/messaging/schemas";
import { newestFirst, withItem, withoutItem, type Feed } from "./feed";
import { inboxKeys, inboxViews, type InboxView } from "./keys";

export const byLastMessage = newestFirst<Conversation>((conversation) => conversation.last_message_at);

/** Shows a conversation as it is now in every list that is loaded. An older version than the known one is ignored. */
export function putConversation(client: QueryClient, meId: string, fresh: Conversation): void {
  const known = findConversation(client, fresh.id);
  if (known && known.version > fresh.version) return;
  client.setQueryData(inboxKeys.conversation(fresh.id), fresh);
  for (const view of inboxViews) {
    changeList(client, view, (feed) =>
      belongsTo(view, fresh, meId) ? withItem(feed, fresh, byLastMessage) : withoutItem(feed, fresh.id),
    );
  }
}

/** It is gone, or no longer for these eyes. */
export function dropConversation(client: QueryClient, id: string): void {
  for (const view of inboxViews) changeList(client, view, (feed) => withoutItem(feed, id));
  void client.invalidateQueries({ queryKey: inboxKeys.conversation(id) });
}

export function findConversation(client: QueryClient, id: string): Conversation | undefined {
  const one = client.getQueryData<Conversation>(inboxKeys.conversation(id));
  if (one) return one;
  return listed(client).find((conversation) => conversation.id === id);
}

export const conversationOfLead = (client: QueryClient, leadId: string): Conversation | undefined =>
  listed(client).find((conversation) => conversation.lead_id === leadId);

const listed = (client: QueryClient): Conversation[] =>
  client
    .getQueriesData<Feed<Conversation>>({ queryKey: inboxKeys.lists })
    .flatMap(([, feed]) => feed?.data ?? []);

function changeList(
  client: QueryClient,
  view: InboxView,
  change: (feed: Feed<Conversation>) => Feed<Conversation>,
): void {
  client.setQueryData<Feed<Conversation>>(inboxKeys.list(view), (feed) => feed && change(feed));
}

function belongsTo(view: InboxView, { status, assigned_to }: Conversation, meId: string): boolean {
  if (status === "resolved") return false;
  if (view === "mine") return assigned_to === meId;
  return view === "all" || assigned_to === null;
}
